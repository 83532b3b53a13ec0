using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Reads the results of nightly jobs, and what can be checked immediately.</summary>
internal static class NightlyReader
{
    // names used by the jobs and the trail
    private const string AuditVerification = "audit-verification";
    private const string LeakDetection = "leak-detection";
    private const string DecisionMade = "decision.made";

    public static async Task<AuditFacts> AuditAsync(ConsoleDbContext db, DecisionSample sample, CancellationToken cancellationToken)
    {
        var ids = sample.Decisions.Select(each => each.Id.ToString("D")).ToList();
        var told = await db
            .AuditEntries.Where(row => row.ObjectKind == "decision" && ids.Contains(row.ObjectId) && row.Operation == DecisionMade)
            .Select(row => row.ObjectId)
            .Distinct()
            .CountAsync(cancellationToken);
        var head = await AuditSealer.HeadAsync(db, cancellationToken);
        return new(await LastAsync(db, AuditVerification, cancellationToken), head.Number, ids.Count, ids.Count - told);
    }

    public static async Task<RegressionFacts> RegressionAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var alerts = db.SecurityAlerts.Where(row => row.Kind == SecurityAlertKind.Leak);
        return new(
            await LastAsync(db, LeakDetection, cancellationToken),
            await alerts.CountAsync(row => row.SeenAt == null, cancellationToken),
            await alerts.CountAsync(cancellationToken)
        );
    }

    private static async Task<NightlyRun> LastAsync(ConsoleDbContext db, string job, CancellationToken cancellationToken)
    {
        var run = await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Job == job && (row.Status == JobStatus.Done || row.Status == JobStatus.Failed))
            .OrderByDescending(row => row.RequestedAt)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Status,
                row.Result,
                row.FinishedAt,
                row.RequestedAt,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return run is null
            ? NightlyRun.Never
            : new(run.FinishedAt ?? run.RequestedAt, run.Status is JobStatus.Failed, StoredText.Read(run.Result)?.Words);
    }
}
