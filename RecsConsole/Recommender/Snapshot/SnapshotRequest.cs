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
    public SnapshotParts Parts { get; } = Facts.PartsOf(Case.Type).With(Facts.Models.For(Check.Subject, Case.Team));

    /// <summary>Source of the rows that the snapshot names by key.</summary>
    internal ISnapshotRows Rows { get; init; } = DatabaseSnapshotRows.Instance;
}
