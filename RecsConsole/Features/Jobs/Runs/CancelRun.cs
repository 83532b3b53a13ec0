using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Cancels a queued run, or requests an active one to stop; its row stores who requested it.</summary>
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
            null => Error.NotFound(Texts.ThereIsNoSuchRun),
            { FinishedAt: not null } => Error.Conflict(Texts.RunEnded),
            { CancelRequestedAt: not null } => Error.Conflict(Texts.AlreadyStopping),
            _ => await MarkAsync(scope.Db, actor, row, cancellationToken),
        };
    }

    private async Task<Result<string>> MarkAsync(ConsoleDbContext db, Actor actor, JobRunRow row, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        Mark(row, actor, now);
        auditTrail.Append(db, actor.PersonOrNull, JobAudit.Event(JobAudit.Cancel, row.Job, ("run", row.Id.ToString("D"))));
        ChangeFeed.Append(db, ChangeKind.Job, row.Id.ToString("D"), now);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.RunChanged);
        }

        return row.FinishedAt is null ? Texts.StopRequested : Texts.ItWillNotBeStarted;
    }

    private static void Mark(JobRunRow row, Actor actor, DateTimeOffset now)
    {
        (row.CancelRequestedAt, row.CancelRequestedById) = (now, actor.PersonOrNull);
        row.Revision++;
        if (row.Status is JobStatus.Queued)
        {
            (row.Status, row.FinishedAt) = (JobStatus.Cancelled, now);
            row.Result = StoredText.From<Texts>(nameof(Texts.CancelledBeforeItStarted)).Stored;
        }
    }
}
