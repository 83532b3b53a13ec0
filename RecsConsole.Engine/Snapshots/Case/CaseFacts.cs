using System.Text.Json.Serialization;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// The case's fields as codes. The SLA is given as remaining business time and a band; calendars are resolved outside the engine.
/// </summary>
/// <param name="Id">Row id of the case.</param>
/// <param name="Revision">The revision of the case that was read.</param>
/// <param name="Type">Case type key.</param>
/// <param name="State">Workflow state key.</param>
/// <param name="Priority">1 (highest) to 4; null when the source has none.</param>
/// <param name="SlaRemainingMs">Business milliseconds until the deadline, negative when late; null without a deadline.</param>
/// <param name="SlaTotalMs">Business milliseconds from opening to deadline.</param>
/// <param name="AccountKey">The customer; null when none.</param>
/// <param name="AccountTier">Tier code of the customer.</param>
/// <param name="Classification">0 public to 3 restricted.</param>
/// <param name="FilledFields">Names of the custom fields that have a value.</param>
/// <param name="OpenApprovalActions">Actions with a pending approval request on this case.</param>
public sealed record CaseFacts(
    Guid Id,
    long Revision,
    string Type,
    string IssueType,
    string? Product,
    string? Region,
    string? Language,
    int? Priority,
    string State,
    DateTimeOffset OpenedAt,
    SlaBand SlaBand,
    long? SlaRemainingMs,
    long? SlaTotalMs,
    string? Team,
    Guid? AssigneeId,
    string? AccountKey,
    string? AccountTier,
    int Classification,
    IReadOnlyList<string> FilledFields,
    IReadOnlyList<string> OpenApprovalActions
)
{
    /// <summary>
    /// True while the customer's contract is not in force: it has ended, or not begun. Null while it runs or when no contract is known.
    /// </summary>
    public bool? ContractEnded { get; init; }

    /// <summary>Actions that the customer's contract includes whatever its tier; null when there are none.</summary>
    public IReadOnlyList<string>? Entitlements { get; init; }

    /// <summary>Days since the customer's contract was last confirmed, if that is too long ago to rely on; null otherwise.</summary>
    public int? StaleContractDays { get; init; }

    /// <summary>
    /// When something other than a step last happened, if that was after the last step: the customer wrote, or an event moved the case.
    /// </summary>
    public DateTimeOffset? NewsAt { get; init; }

    /// <summary>The deadline in Unix milliseconds, where a trial computed it; recorded decisions do not store it.</summary>
    [JsonIgnore]
    public long? SlaEndMs { get; init; }

    /// <summary>How many people the case affects, from a field of the case or from its text; null when neither says so.</summary>
    public int? Affected { get; init; }

    /// <summary>True when the customer asked that suggestions on their cases are not ordered by a profile; null otherwise.</summary>
    public bool? IsByRulesOnly { get; init; }

    /// <summary>
    /// True when what would forestall a waiting action is held back; null when none waits, and in decisions from before it was.
    /// </summary>
    public bool? HoldsOpposites { get; init; }

    /// <summary>
    /// The conditions of the tenant's policies and playbooks on fields that its cases bring along that this case meets, each as
    /// <see cref="FieldCondition.Canonical"/>, in ordinal order; null when none. The values themselves are free text and not stored here.
    /// </summary>
    public IReadOnlyList<string>? MetConditions { get; init; }
}
