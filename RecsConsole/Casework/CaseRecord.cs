using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework;

/// <summary>A case as its source gives it, with the texts that search needs and the snapshot must not hold.</summary>
public sealed record CaseRecord(
    Guid Id,
    string Key,
    long Revision,
    string Title,
    string Description,
    string Type,
    string IssueType,
    string? Product,
    string? Region,
    string? Language,
    int? Priority,
    string State,
    DateTimeOffset OpenedAt,
    DateTimeOffset? SlaDeadline,
    string? Team,
    Guid? AssigneeId,
    string? AccountKey,
    string? AccountTier,
    int Classification,
    bool IsOpen,
    IReadOnlyDictionary<string, string> CustomFields,
    IReadOnlyList<CaseStep> Steps
)
{
    /// <summary>When the customer's contract ends or ended; null where nobody knows of one.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>Whether the contract has ended at an instant.</summary>
    public bool IsContractEndedAt(DateTimeOffset at) => ContractEndsAt is { } end && end <= at;
}
