using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>What asking for a run and asking for it again share: one of a job at a time, so a second request is told of the first.</summary>
public sealed class RunRequest(AuditTrail auditTrail, RunDetails reading, TimeProvider clock)
{
    internal async Task<Result<RequestedRun>> AskAsync(
        ConsoleDbContext db,
        Actor actor,
        (string Job, string Operation, Guid? RetryOf) asked,
        CancellationToken cancellationToken
    )
    {
        var job = reading.Find(asked.Job);
        if (job is null)
        {
            return Error.NotFound("There is no such job in this version of the console.");
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var underWay = await db
            .JobRuns.Where(row => row.Job == asked.Job)
            .Where(row => row.Status == JobStates.Queued || row.Status == JobStates.Running)
            .Select(row => row.Status)
            .FirstOrDefaultAsync(cancellationToken);
        if (underWay is not null)
        {
            return Error.Conflict(
                underWay is JobStates.Running
                    ? $"{job.Title} is running already. One run of a job goes on at a time; ask again when it has ended."
                    : $"A run of {job.Title} waits already. It starts as soon as there is room."
            );
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        var row = JobRequests.Append(db, job.Key, actor.PersonOrNull, now, asked.RetryOf);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            JobAudit.Event(asked.Operation, job.Key, ("run", row.Id.ToString("D")), ("retryOf", asked.RetryOf?.ToString("D") ?? ""))
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RequestedRun(row.Id, $"{job.Title} was asked for.");
    }
}

/// <summary>The run that was asked for, and words for the screen.</summary>
public sealed record RequestedRun(Guid RunId, string Message);
