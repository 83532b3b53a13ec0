namespace RecsConsole.Casework.Forms;

/// <summary>A filled-in field of a form. It includes its label, so that the record stays readable after the form changes.</summary>
/// <param name="Value">Invariant format: 120.5, 2026-11-30; for people, comma-separated ids.</param>
public sealed record FilledField(string Key, string Label, FormFieldKind Kind, string Value)
{
    private const char Comma = ',';

    /// <summary>The case field that prefilled it, which the ticket of the case gets back; null when there is none.</summary>
    public string? From { get; init; }

    /// <summary>That case field's value at the time; null when it was empty.</summary>
    public string? Before { get; init; }

    /// <summary>The people in a people field; empty for any other kind.</summary>
    public IReadOnlyList<Guid> People() => Kind == FormFieldKind.People ? PeopleIn(Value) : [];

    /// <summary>The people in such a value, each once; an empty id for text that matches nobody.</summary>
    public static IReadOnlyList<Guid> PeopleIn(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = value.Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. parts.Select(part => Guid.TryParse(part, out var person) ? person : Guid.Empty).Distinct()];
    }

    /// <summary>People as a field value.</summary>
    public static string ValueOf(IEnumerable<Guid> people) => string.Join(Comma, people.Select(person => person.ToString("D")));
}
