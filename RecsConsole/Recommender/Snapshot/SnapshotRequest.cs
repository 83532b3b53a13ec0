using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

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
    /// <summary>The shared parts of the snapshot, with the models chosen to rank for this actor and case.</summary>
    public SnapshotParts Parts { get; } = Facts.PartsOf(Case.Type).With(ModelChoice.For(Check, Case, Facts, At));

    /// <summary>
    /// The windows of switchback pilots that cover this actor and case; those by rules only, too, since groups are compared as assigned.
    /// </summary>
    public IReadOnlyList<PilotWindow> Windows => Facts.Models.WindowsOf(Check.Subject, Case.Team, At);

    /// <inheritdoc cref="ModelChoice.IsByRules"/>
    public bool IsByRules => ModelChoice.IsByRules(Check, Case, Facts);

    /// <summary>Classes of data that may not be used here, since the customer or the actor did not consent.</summary>
    public IReadOnlyList<FieldClass> RefusedClasses => Facts.Consents.RefusedFor(Case.AccountKey, Check.Subject.PersonId);

    /// <summary>What may not be used: fields that the tenant withholds, and those without consent.</summary>
    public FieldLimits? Limits => Facts.Configuration.FieldLimits.Without(RefusedClasses);

    /// <summary>Source of the rows that the snapshot refers to by key.</summary>
    internal ISnapshotRows Rows { get; init; } = DatabaseSnapshotRows.Instance;
}
