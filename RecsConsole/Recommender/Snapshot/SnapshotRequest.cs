using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>Input of the snapshot: actor, case, time, and the facts and indexes to use.</summary>
public sealed record SnapshotRequest(
    Actor Actor,
    AccessCheck Check,
    CaseRecord Case,
    TenantFacts Facts,
    SearchSnapshot Search,
    DateTimeOffset At
)
{
    /// <summary>The shared parts of the snapshot, with the models that rank for this actor and case.</summary>
    public SnapshotParts Parts { get; } =
        Facts.PartsOf(Case.Type).With(IsByRulesOnly(Check, Case) ? null : Facts.Models.For(Check.Subject, Case.Team));

    /// <summary>Whether the actor or the customer asked that rules alone order; <see cref="Engine.Snapshots.CaseSnapshot.IsByRules"/> says it of the snapshot.</summary>
    public bool IsByRules => IsByRulesOnly(Check, Case);

    /// <summary>Source of the rows that the snapshot names by key.</summary>
    internal ISnapshotRows Rows { get; init; } = DatabaseSnapshotRows.Instance;

    private static bool IsByRulesOnly(AccessCheck check, CaseRecord record) => check.Subject.IsByRulesOnly is true || record.IsByRulesOnly;
}
