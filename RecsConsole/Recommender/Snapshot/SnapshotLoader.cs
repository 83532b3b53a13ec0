using System.Diagnostics.CodeAnalysis;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// Everything before ranking: reads the actor's rights, checks permission, and reads the case, the facts and indexes in force, and the
/// snapshot.
/// </summary>
public sealed class SnapshotLoader(
    ICaseSource cases,
    TenantFactsReader facts,
    SearchSnapshots searchSnapshots,
    CaseSnapshotReader snapshots,
    AccessPolicy policy,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SnapshotLoader> logger
)
{
    /// <summary>The tenant's search is still being built; a page waits for <see cref="SearchSnapshots.WhenReady"/> and retries.</summary>
    public static Error WarmingUp => Error.Unavailable(RecommenderTexts.WarmingUp);

    private static SnapshotRefusal NotFound => new(Error.NotFound(RecommenderTexts.NoSuchCase), IsCheckFailed: false);

    private static SnapshotRefusal ReadOnly => new(Error.Forbidden(RecommenderTexts.ForWhoWorksIt), IsCheckFailed: false);

    private static SnapshotRefusal StillWarmingUp => new(WarmingUp, IsCheckFailed: false);

    private static SnapshotRefusal CheckFailed => new(Error.Unavailable(RecommenderTexts.CheckFailed), IsCheckFailed: true);

    /// <summary>The snapshot of a case for an actor, or why there is none. A denial is audited.</summary>
    public Task<SnapshotLoadResult> ReadAsync(ConsoleDbContext db, Actor actor, Guid caseId, CancellationToken cancellationToken) =>
        ReadAsync(db, actor, caseId, mustWork: true, cancellationToken);

    /// <summary>The same for trying out settings without a decision: the right to see the case is enough.</summary>
    public Task<SnapshotLoadResult> ReadForTrialAsync(ConsoleDbContext db, Actor actor, Guid caseId, CancellationToken cancellationToken) =>
        ReadAsync(db, actor, caseId, mustWork: false, cancellationToken);

    private async Task<SnapshotLoadResult> ReadAsync(
        ConsoleDbContext db,
        Actor actor,
        Guid caseId,
        bool mustWork,
        CancellationToken cancellationToken
    )
    {
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.snapshot");
        var now = Timestamps.Round(clock.GetUtcNow());
        var subject = await SubjectReader.ReadAsync(db, actor, now, cancellationToken);
        var record = await cases.ReadAsync(actor, caseId, cancellationToken); // our own database, or the system that owns the case
        if (record is null)
        {
            await RecordAsync(db, actor, caseId, AuditOutcome.Denied, cancellationToken);
            return new(NotFound, null);
        }

        var check = new AccessCheck(policy, subject, now, logger);
        if (Refuse(check, AccessResources.Of(record, actor.TenantId), mustWork) is { } refusal)
        {
            await RecordAsync(db, actor, caseId, refusal.IsCheckFailed ? AuditOutcome.Failed : AuditOutcome.Denied, cancellationToken);
            return new(refusal, null);
        }

        var tenantFacts = await facts.ReadAsync(actor, cancellationToken); // cached; read again after the change feed reports a change
        if (await searchSnapshots.OpenAsync(actor, cancellationToken) is not { } search)
        {
            return new(StillWarmingUp, null);
        }

        var request = new SnapshotRequest(actor, check, record, tenantFacts, search, now); // names the models that rank: ModelChoice
        var snapshot = await snapshots.ReadAsync(db, request, cancellationToken);
        return new(null, new(request, snapshot));
    }

    private async Task RecordAsync(ConsoleDbContext db, Actor actor, Guid caseId, AuditOutcome outcome, CancellationToken cancellationToken)
    {
        auditTrail.Append(db, actor.PersonOrNull, new("case.recommend", "case", caseId.ToString("D"), outcome));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static SnapshotRefusal? Refuse(AccessCheck check, AccessResource resource, bool mustWork)
    {
        var mayView = check.Decide(AccessOperation.ViewCase, resource).Permitted;
        var mayAsk = mayView && (!mustWork || check.Decide(AccessOperation.Recommend, resource).Permitted);
        return (check.HasFailed, mayView, mayAsk) switch
        {
            (true, _, _) => CheckFailed,
            (_, false, _) => NotFound,
            (_, _, false) => ReadOnly,
            _ => null,
        };
    }
}

/// <summary>Either a refusal or a loaded case.</summary>
public sealed record SnapshotLoadResult(SnapshotRefusal? Refusal, LoadedCase? Loaded)
{
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Loaded))]
    public bool IsRefused => Loaded is null;
}

/// <summary>Why a case was not loaded for suggestions.</summary>
public sealed record SnapshotRefusal(Error Error, bool IsCheckFailed);
