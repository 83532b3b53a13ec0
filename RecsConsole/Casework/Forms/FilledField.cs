namespace RecsConsole.Casework.Forms;

/// <summary>A field as somebody filled it in. It carries its label, so that what was recorded reads the same when the form has changed.</summary>
/// <param name="Value">Invariant: 120.5, 2026-11-30; of people their ids with commas between.</param>
public sealed record FilledField(string Key, string Label, FormFieldKind Kind, string Value)
{
    private const char Comma = ',';

    /// <summary>The people of a field of people; none of any other.</summary>
    public IReadOnlyList<Guid> People() => Kind == FormFieldKind.People ? PeopleIn(Value) : [];

    /// <summary>The people whom such a value names, each once; empty ids for what names nobody.</summary>
    public static IReadOnlyList<Guid> PeopleIn(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = value.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. parts.Select(part => Guid.TryParse(part, out var person) ? person : Guid.Empty).Distinct()];
    }

    /// <summary>People as the value of a field.</summary>
    public static string ValueOf(IEnumerable<Guid> people) => string.Join(Comma, people.Select(person => person.ToString("D")));
}
