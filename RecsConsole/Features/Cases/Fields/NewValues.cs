using RecsConsole.Casework.OwnFields;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>The values that cases are to get; null leaves a field as it is. Texts are given to one case only.</summary>
public sealed record NewValues
{
    /// <summary>Key of the team.</summary>
    public string? Team { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public int? Priority { get; init; }

    public string? IssueType { get; init; }

    public string? Product { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Own fields to set, by name; an empty value removes the field, and fields that are not named stay.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    public bool IsEmpty => Team is null && !ChangesMoreThanTeam;

    /// <summary>Something is to change that the ticket system of a case keeps; the team is decided here.</summary>
    public bool ChangesMoreThanTeam => Priority is not null || IssueType is not null || Product is not null || HasTexts;

    /// <summary>Title, description or own fields are to change.</summary>
    public bool HasTexts => Title is not null || Description is not null || Fields is not null;

    internal void PutOn(CaseRow row)
    {
        (row.TeamKey, row.Priority) = (Team ?? row.TeamKey, Priority ?? row.Priority);
        (row.IssueType, row.Product) = (IssueType ?? row.IssueType, Product ?? row.Product);
        (row.Title, row.Description) = (Title?.Trim() ?? row.Title, Description?.Trim() ?? row.Description);
        if (Fields is not null)
        {
            row.CustomFieldsJson = CaseOwnFields.Json(CaseOwnFields.With(CaseOwnFields.Of(row), Fields));
        }
    }
}
