using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Ends a run that waits, or asks one that goes on to stop; its row keeps who asked.</summary>
public sealed class CancelRun(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    public async Task<Result<string>> RunAsync(Actor actor, Guid runId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.RunJobs, JobAudit.Cancel, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.JobRuns.FirstOrDefaultAsync(found => found.Id == runId, cancellationToken);
        return row switch
        {
            null => Error.NotFound("There is no such run in this tenant."),
            { FinishedAt: not null } => Error.Conflict("This run has ended; there is nothing left to stop."),
            { CancelRequestedAt: not null } => Error.Conflict("It was asked to stop already."),
            _ => await MarkAsync(scope.Db, actor, row, cancellationToken),
        };
    }

    private async Task<Result<string>> MarkAsync(ConsoleDbContext db, Actor actor, JobRunRow row, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        Mark(row, actor, now);
        auditTrail.Append(db, actor.PersonOrNull, JobAudit.Event(JobAudit.Cancel, row.Job, ("run", row.Id.ToString("D"))));
        ChangeFeed.Append(db, ChangeKind.Job, row.Id.ToString("D"), now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return Error.Conflict("It began or ended in this very moment. Look at it again.");
        }

        return row.FinishedAt is null ? "It was asked to stop." : "It will not be started.";
    }

    private static void Mark(JobRunRow row, Actor actor, DateTimeOffset now)
    {
        (row.CancelRequestedAt, row.CancelRequestedById) = (now, actor.PersonOrNull);
        row.Revision++;
        if (row.Status is JobStatus.Queued)
        {
            (row.Status, row.FinishedAt) = (JobStatus.Cancelled, now);
            row.Result = "Cancelled before it started.";
        }
    }
}
