using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework;

/// <summary>A case as read from its source, with the texts that search needs and a snapshot must not contain.</summary>
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
    /// <summary>What the event of each step recorded, objects of texts, in the order of the steps; none where the source does not say.</summary>
    public IReadOnlyList<string> StepAttributes { get; init; } = [];

    /// <summary>What the event of a step recorded.</summary>
    public string AttributesOf(int step) => step < StepAttributes.Count ? StepAttributes[step] : "{}";

    /// <summary>When the clock of the deadline began, where that is not when it was opened: it was opened again then.</summary>
    public DateTimeOffset? SlaStartedAt { get; init; }

    /// <summary>Its deadline counts every hour, and not those of the calendar of its kind.</summary>
    public bool IsRoundTheClock { get; init; }

    /// <summary>When the customer's contract ends or ended; null when no contract is known.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>The customer asked that no profile orders what is suggested on their cases.</summary>
    public bool IsByRulesOnly { get; init; }

    /// <summary>Whether the contract has ended at an instant.</summary>
    public bool IsContractEndedAt(DateTimeOffset at) => ContractEndsAt is { } end && end <= at;
}
