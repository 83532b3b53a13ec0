using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Fields;
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
        Facts.PartsOf(Case.Type).With(IsByRulesOnly(Check, Case, Facts) ? null : Facts.Models.For(Check.Subject, Case.Team));

    /// <summary>Whether the actor or the customer asked that rules alone order; <see cref="Engine.Snapshots.CaseSnapshot.IsByRules"/> says it of the snapshot.</summary>
    public bool IsByRules => IsByRulesOnly(Check, Case, Facts);

    /// <summary>Classes of data that may not be used here, since the customer or the actor did not consent.</summary>
    public IReadOnlyList<FieldClass> RefusedClasses => Facts.Consents.RefusedFor(Case.AccountKey, Check.Subject.PersonId);

    /// <summary>What may not be used: what the tenant withholds, and what nobody consented to.</summary>
    public FieldLimits? Limits => Facts.Configuration.FieldLimits.Without(RefusedClasses);

    /// <summary>Source of the rows that the snapshot names by key.</summary>
    internal ISnapshotRows Rows { get; init; } = DatabaseSnapshotRows.Instance;

    private static bool IsByRulesOnly(AccessCheck check, CaseRecord record, TenantFacts facts) =>
        check.Subject.IsByRulesOnly is true
        || record.IsByRulesOnly
        || facts.Consents.RefusedFor(record.AccountKey, check.Subject.PersonId).Count > 0;
}
