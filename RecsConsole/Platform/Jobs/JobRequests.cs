using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Jobs;

/// <summary>Requests a run of a job; the dispatcher picks up the row.</summary>
public sealed class JobRequests(AuditTrail auditTrail, TimeProvider clock)
{
    /// <summary>Key of the change for a changed schedule; all other keys are ids of runs.</summary>
    public const string SchedulesKey = "schedules";

    /// <summary>
    /// Queues a run for a person and audits it, unless a run of the job is already queued or running. Requests of a tenant are serialized
    /// across nodes, so that two at once queue one run. The caller has checked that the actor may ask.
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
        row.Part = request.Part;
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["run"] = row.Id.ToString("D"),
            ["retryOf"] = request.RetryOfId?.ToString("D") ?? "",
        };
        if (request.Part is { } part)
        {
            details["part"] = part;
        }

        auditTrail.Append(db, actor.PersonOrNull, new(request.Operation, "job", request.Job, AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(row.Id, null);
    }

    /// <summary>The state of the job's queued or running run; null when there is none.</summary>
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
    /// Adds a queued run to <paramref name="db"/>, in the transaction of what makes it necessary. The caller's SaveChanges writes it; the
    /// caller has checked that the actor may ask.
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

/// <summary>A requested run.</summary>
/// <param name="Operation">Name of the request in the audit trail.</param>
/// <param name="RetryOfId">The run that this run repeats.</param>
public sealed record JobRequest(string Job, string Operation, Guid? RetryOfId = null)
{
    /// <summary>The part of the job's work, as the job names it; null for all of it.</summary>
    public string? Part { get; init; }
}

/// <summary>The result of a request.</summary>
/// <param name="RunId">The queued run; null when there is one already.</param>
/// <param name="UnderWay">The state of the existing run that prevented a new one.</param>
public sealed record JobRequestResult(Guid? RunId, JobStatus? UnderWay);
