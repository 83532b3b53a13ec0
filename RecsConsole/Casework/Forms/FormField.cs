namespace RecsConsole.Casework.Forms;

/// <summary>A field of the form to fill in before an action is taken.</summary>
/// <param name="Key">Identifies the field in records: lower-case letters, digits and underscores, unique in the form.</param>
/// <param name="Label">The field's label, as written by the tenant.</param>
public sealed record FormField(string Key, string Label, FormFieldKind Kind, bool IsRequired)
{
    /// <summary>The case field whose value prefills this one; null when there is none.</summary>
    public string? From { get; init; }
}

/// <summary>Kinds of field.</summary>
public enum FormFieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A number, with decimals.</summary>
    Number,

    /// <summary>A duration in whole minutes; prefilled with the action's usual duration.</summary>
    Minutes,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Colleagues; they are notified of the step in their inbox.</summary>
    People,
}
