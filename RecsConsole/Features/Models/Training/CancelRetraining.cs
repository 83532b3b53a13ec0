using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Requests that a training end. A queued one ends at once; a running one stops at its next step, and nothing of it is registered.
/// </summary>
public sealed class CancelRetraining(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "cancel.training";

    public async Task<Result<string>> RunAsync(Actor actor, Guid runId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var run = await db.JobRuns.FirstOrDefaultAsync(row => row.Id == runId && row.Job == RetrainJob.JobKey, cancellationToken);
        if (run is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchTraining);
        }

        if (!Retraining.IsActive(run))
        {
            return Error.Conflict(Texts.TrainingEnded);
        }

        if (run.CancelRequestedAt is null)
        {
            AskForEnd(db, actor, run);
        }

        return await SaveAsync(db, cancellationToken);
    }

    private void AskForEnd(ConsoleDbContext db, Actor actor, JobRunRow run)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        (run.CancelRequestedAt, run.CancelRequestedById) = (now, actor.PersonOrNull);
        if (run.Status is JobStatus.Queued)
        {
            (run.Status, run.FinishedAt) = (JobStatus.Cancelled, now);
            run.Result = StoredText.From<Texts>(nameof(Texts.CancelledBeforeItStarted)).Stored;
        }

        run.Revision++;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["run"] = run.Id.ToString("D") };
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "job", run.Job, AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Job, run.Id.ToString("D"), now);
    }

    private static async Task<Result<string>> SaveAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        return await db.TrySaveChangesAsync(cancellationToken)
            ? Texts.TheTrainingIsBeingCancelled
            : Error.Conflict(Texts.TrainingProgressed);
    }
}
