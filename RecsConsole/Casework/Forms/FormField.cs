namespace RecsConsole.Casework.Forms;

/// <summary>A field of the small form that an action asks for before it is taken.</summary>
/// <param name="Key">Names the field in what is recorded: small letters, digits and underscores, once in a form.</param>
/// <param name="Label">What stands beside it, in the words of the tenant.</param>
public sealed record FormField(string Key, string Label, FormFieldKind Kind, bool IsRequired)
{
    /// <summary>The case's own field whose value stands in it at first; null where none does.</summary>
    public string? From { get; init; }
}

/// <summary>What a field takes.</summary>
public enum FormFieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A number, with decimals.</summary>
    Number,

    /// <summary>A time in whole minutes; the usual time of the action stands in it at first.</summary>
    Minutes,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Colleagues; they hear of the step in their inbox.</summary>
    People,
}
