using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// Verifies on a sample of the last day's decisions that nothing an actor may not see affects what they are shown. A difference raises an
/// alert with its evidence.
/// </summary>
internal sealed partial class DetectLeaks(
    TenantDb tenantDb,
    OperationScopeFactory scopes,
    SearchSnapshots searchSnapshots,
    LeakRuns runs,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<DetectLeaks> logger
)
{
    private static readonly TimeSpan s_looksBack = TimeSpan.FromDays(1);

    /// <param name="actor">Somebody who may see alerts, or a job of the tenant.</param>
    public async Task<Result<LeakReport>> RunAsync(Actor actor, DetectLeaksRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ViewAlerts, "detect.leaks", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        return await DetectAsync(scope.Db, actor, request, cancellationToken);
    }

    private async Task<LeakReport> DetectAsync(
        ConsoleDbContext db,
        Actor actor,
        DetectLeaksRequest request,
        CancellationToken cancellationToken
    )
    {
        var since = clock.GetUtcNow() - s_looksBack;
        var all = await db
            .Decisions.Where(row => row.At > since && row.ActorId != Guid.Empty)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var sample = LeakSample.Draw(all, request.RunId);
        if (sample.Count == 0)
        {
            return new LeakReport(0, 0, 0, 0);
        }

        // rebuilt, so that permission changes since the last build are included: a difference must mean a leak, not an outdated index
        var evidence = new LeakEvidence(
            await searchSnapshots.RebuildAsync(actor, cancellationToken),
            DatabaseSnapshotRows.Instance,
            await ObjectRights.ReadAsync(db, cancellationToken)
        );
        var (isChecked, leaks) = (0, 0);
        for (var i = 0; i < sample.Count; i++)
        {
            var answer = await CheckAsync(actor, sample[i], evidence, cancellationToken);
            isChecked += answer.IsChecked ? 1 : 0;
            leaks += answer.Witness is null ? 0 : 1;
            await request.Progress.ReportAsync(
                100 * (i + 1) / sample.Count,
                StoredText.From<Texts>(nameof(Texts.OfDecisions), i + 1, sample.Count),
                cancellationToken
            );
        }

        return new LeakReport(all.Count, sample.Count, isChecked, leaks);
    }

    // one context per decision, so that tracked entities are not carried over
    private async Task<LeakAnswer> CheckAsync(Actor actor, Guid decisionId, LeakEvidence evidence, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var decision = await db.Decisions.AsNoTracking().SingleAsync(row => row.Id == decisionId, cancellationToken);
        var answer = await runs.CheckAsync(db, decision, evidence, cancellationToken);
        if (answer.Witness is { } witness)
        {
            await AlertAsync(db, decision, witness, cancellationToken);
        }

        return answer;
    }

    private async Task AlertAsync(ConsoleDbContext db, DecisionRow decision, LeakFinding witness, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var row = new SecurityAlertRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            Kind = SecurityAlertKind.Leak,
            At = now,
            DecisionId = decision.Id,
            WitnessJson = witness.ToJson(),
        };
        await SecurityAlerts.RaiseAsync(db, row, cancellationToken);
        auditTrail.Append(
            db,
            null,
            new(
                "detect.leak",
                "decision",
                decision.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["alert"] = row.Id.ToString("D"),
                    ["run"] = witness.Run,
                    ["stage"] = witness.Stage,
                    ["asIs"] = witness.AsIs,
                    ["otherwise"] = witness.Otherwise,
                }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        LogLeak(decision.Id, witness.Run, witness.Stage);
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Critical, Message = "Leak at decision {DecisionId}: hidden objects {Run} move {Stage}")]
    private partial void LogLeak(Guid decisionId, string run, string stage);
}

/// <param name="RunId">Seed of the sample.</param>
internal sealed record DetectLeaksRequest(Guid RunId, JobProgress Progress);

/// <param name="Decisions">Decisions of the last day.</param>
/// <param name="Drawn">The decisions in the sample.</param>
/// <param name="Checked">The sampled decisions that could be checked.</param>
internal sealed record LeakReport(int Decisions, int Drawn, int Checked, int Leaks);
