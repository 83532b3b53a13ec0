using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>Asks for a run of a job; the dispatcher takes it up from the row.</summary>
public sealed class JobRequests(AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Key of the change that says that a schedule was changed; all others are ids of runs.</summary>
    public const string SchedulesKey = "schedules";

    /// <summary>
    /// Queues a run for a person, recorded in the audit trail, unless one of the job waits or runs. Requests of a tenant are made one after the
    /// other, so that two at once, on whichever nodes, queue one run. The caller has checked that the actor may ask.
    /// </summary>
    public async Task<JobRequestResult> RequestAsync(
        ConsoleDbContext db,
        Actor actor,
        JobRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        if (await UnderWayAsync(db, request.Job, cancellationToken) is { } underWay)
        {
            return new(null, underWay);
        }

        var row = Append(db, request.Job, actor.PersonOrNull, Timestamps.Round(clock.GetUtcNow()), request.RetryOfId);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["run"] = row.Id.ToString("D"),
            ["retryOf"] = request.RetryOfId?.ToString("D") ?? "",
        };
        auditTrail.Append(db, actor.PersonOrNull, new(request.Operation, "job", request.Job, AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(row.Id, null);
    }

    /// <summary>The state of the job's run that waits or goes on; null when there is none.</summary>
    public static Task<JobStatus?> UnderWayAsync(ConsoleDbContext db, string job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .JobRuns.UnderWay()
            .Where(row => row.Job == job)
            .Select(row => (JobStatus?)row.Status)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Adds a queued run to <paramref name="db"/> in the transaction of whatever makes it necessary; the caller's SaveChanges writes it, and has
    /// checked that the actor may ask.
    /// </summary>
    public static JobRunRow Append(ConsoleDbContext db, string job, Guid? requestedById, DateTimeOffset at, Guid? retryOfId = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentException.ThrowIfNullOrEmpty(job);
        var row = new JobRunRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(at),
            Job = job,
            Status = JobStatus.Queued,
            RequestedById = requestedById,
            RequestedAt = at,
            RetryOfId = retryOfId,
        };
        db.JobRuns.Add(row);
        ChangeFeed.Append(db, ChangeKind.Job, row.Id.ToString("D"), at);
        return row;
    }
}

/// <summary>A run that somebody asks for.</summary>
/// <param name="Operation">What the audit trail calls it.</param>
/// <param name="RetryOfId">The run that it repeats.</param>
public sealed record JobRequest(string Job, string Operation, Guid? RetryOfId = null);

/// <summary>What came of a request.</summary>
/// <param name="RunId">The queued run; null when there is one already.</param>
/// <param name="UnderWay">The state of the run because of which none was queued.</param>
public sealed record JobRequestResult(Guid? RunId, JobStatus? UnderWay);
