using System.Globalization;
using RecsConsole.Database;

namespace RecsConsole.Casework.Intake;

/// <summary>
/// A field of a case that another system or a person can change and that recommendations read. The classification is not among them: what is
/// confidential today is not learned from as if it were not.
/// </summary>
/// <param name="Attribute">Attribute of the event: the former value; empty for a field without one.</param>
internal sealed record EditedField(string Attribute, Func<CaseRow, string?> Read, Action<CaseRow, string?> Write)
{
    public const string Prefix = "was:";

    // the new value, in the event of a person
    private const string NewPrefix = "now:";

    public const string Title = Prefix + "title";
    public const string Description = Prefix + "description";
    public const string Priority = Prefix + CaseFieldColumns.Priority;
    public const string Team = Prefix + CaseFieldColumns.Team;
    public const string IssueType = Prefix + "issue_type";
    public const string Product = Prefix + CaseFieldColumns.Product;
    public const string OwnFields = Prefix + "fields";

    /// <summary>The value is text about the case, which the audit trail does not keep: only that it was changed.</summary>
    public bool IsText => Attribute is Title or Description or OwnFields;

    /// <summary>Attribute of the new value.</summary>
    public string NewAttribute => NewOf(Attribute);

    /// <summary>Attribute of the new value of a field.</summary>
    /// <param name="attribute">Attribute of the former value.</param>
    public static string NewOf(string attribute) => NewPrefix + attribute[Prefix.Length..];

    public static IReadOnlyList<EditedField> All { get; } =
    [
        new(Title, row => row.Title, (row, value) => row.Title = value ?? ""),
        new(Description, row => row.Description, (row, value) => row.Description = value ?? ""),
        new(IssueType, row => row.IssueType, (row, value) => row.IssueType = value ?? ""),
        new(Product, row => row.Product, (row, value) => row.Product = value),
        new(
            Priority,
            row => row.Priority?.ToString(CultureInfo.InvariantCulture),
            (row, value) => row.Priority = int.TryParse(value, CultureInfo.InvariantCulture, out var priority) ? priority : null
        ),
        new(Prefix + "region", row => row.Region, (row, value) => row.Region = value),
        new(Prefix + "language", row => row.Language, (row, value) => row.Language = value),
        new(Team, row => row.TeamKey, (row, value) => row.TeamKey = value),
        new(OwnFields, row => row.CustomFieldsJson, (row, value) => row.CustomFieldsJson = value ?? "{}"),
    ];
}
