using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>The values that cases are to get; null leaves a field as it is.</summary>
public sealed record NewValues
{
    /// <summary>Key of the team.</summary>
    public string? Team { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public int? Priority { get; init; }

    public string? IssueType { get; init; }

    public string? Product { get; init; }

    public bool IsEmpty => Team is null && !ChangesMoreThanTeam;

    /// <summary>Something is to change that the ticket system of a case keeps; the team is decided here.</summary>
    public bool ChangesMoreThanTeam => Priority is not null || IssueType is not null || Product is not null;

    internal void PutOn(CaseRow row)
    {
        (row.TeamKey, row.Priority) = (Team ?? row.TeamKey, Priority ?? row.Priority);
        (row.IssueType, row.Product) = (IssueType ?? row.IssueType, Product ?? row.Product);
    }
}
