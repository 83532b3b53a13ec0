using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy.Calendars;

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
    /// <summary>A contract that nobody confirmed for this long may have changed unnoticed.</summary>
    public static readonly TimeSpan TermsLimit = TimeSpan.FromDays(180);

    /// <summary>
    /// Attributes of each step's event, JSON objects of strings, in the order of the steps; empty when the source has none.
    /// </summary>
    public IReadOnlyList<string> StepAttributes { get; init; } = [];

    /// <summary>Attributes of a step's event.</summary>
    public string AttributesOf(int step) => step < StepAttributes.Count ? StepAttributes[step] : "{}";

    /// <summary>When something other than a step last happened, if that was after the last step.</summary>
    public DateTimeOffset? NewsAt { get; init; }

    /// <summary>Start of the deadline's clock if it differs from the opening: the time of a reopening.</summary>
    public DateTimeOffset? SlaStartedAt { get; init; }

    /// <summary>The deadline counts every hour, not only those of a calendar.</summary>
    public bool IsRoundTheClock { get; init; }

    /// <summary>The version of a service level that the deadline comes from; null where none does.</summary>
    public LevelVersion? Level { get; init; }

    /// <summary>When the customer's contract begins or began; null when it always was in force.</summary>
    public DateTimeOffset? ContractStartsAt { get; init; }

    /// <summary>Actions that the customer's contract includes whatever its tier.</summary>
    public IReadOnlyList<string> Entitlements { get; init; } = [];

    /// <summary>When the customer's contract ends or ended; null when unknown.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>When the customer's contract was last confirmed; null when unknown.</summary>
    public DateTimeOffset? TermsCheckedAt { get; init; }

    /// <summary>The customer objected to profiling: suggestions on their cases are ordered by rules only.</summary>
    public bool IsByRulesOnly { get; init; }

    /// <summary>Days since the contract was confirmed, once that is too long ago to rely on; null otherwise.</summary>
    public int? StaleContractDaysAt(DateTimeOffset at) =>
        ContractEndsAt is not null && TermsCheckedAt is { } checkedAt && at - checkedAt > TermsLimit
            ? (int)(at - checkedAt).TotalDays
            : null;

    /// <summary>Whether the contract has ended at an instant, or not begun.</summary>
    public bool IsOutsideContractAt(DateTimeOffset at) => ContractEndsAt <= at || ContractStartsAt > at;
}
