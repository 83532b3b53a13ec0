using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>What a snapshot is read for: who, which case, as of when, with which facts and indexes.</summary>
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

    /// <summary>Where rows come from that the snapshot names by key.</summary>
    internal ISnapshotRows Rows { get; init; } = DatabaseSnapshotRows.Instance;
}
