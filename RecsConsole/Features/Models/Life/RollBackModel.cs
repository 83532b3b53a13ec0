using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Takes a live or pilot model out of force: the version before it ranks again, or the heuristic. One person suffices, because it only
/// goes back to what ranked before.
/// </summary>
public sealed class RollBackModel(ModelSteps steps)
{
    internal const string Name = "rollback.model";
    private const string Restore = "restore.model";

    public Task<Result<ModelStepResult>> RunAsync(Actor actor, RollBackModelRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            actor,
            request?.Step,
            new(Name, ModelLife.RolledBack, NeedsWhy: true),
            (step, token) => RollBackAsync(step, request!.ToHeuristic, token),
            cancellationToken
        );

    /// <summary>The version that a rollback of <paramref name="row"/> can return to; null means the heuristic.</summary>
    internal static async Task<ModelRow?> PreviousAsync(ConsoleDbContext db, ModelRow row, CancellationToken cancellationToken)
    {
        if (row.Status is not ModelStatus.Live || row.PreviousId is not { } id)
        {
            return null;
        }

        var previous = await db.Models.FirstOrDefaultAsync(
            other => other.Id == id && other.Status == ModelStatus.Retired,
            cancellationToken
        );
        return previous is not null && ModelGate.FitsEngine(previous) ? previous : null;
    }

    private async Task<Result<string>> RollBackAsync(ModelStep step, bool toHeuristic, CancellationToken cancellationToken)
    {
        var row = step.Row;
        if (row.Status is not (ModelStatus.Live or ModelStatus.Pilot))
        {
            return Error.Conflict(Texts.NothingToRollBack.With(row.Version));
        }

        var previous = toHeuristic ? null : await PreviousAsync(step.Db, row, cancellationToken);
        if (!toHeuristic && previous is null)
        {
            return Error.Conflict(Texts.ThereIsNoVersionBefore);
        }

        var wasPilot = row.Status is ModelStatus.Pilot;
        await ModelsInForce.TakeAsync(step.Db, step.Now, cancellationToken);
        ModelsInForce.Retire(row, step.Now);
        if (previous is not null)
        {
            RestorePrevious(step, previous);
        }

        return wasPilot ? Texts.PilotEnded.With(row.Version)
            : previous is null ? Texts.RolledBackToRules.With(row.Version)
            : Texts.RolledBack.With(row.Version, previous.Version);
    }

    private void RestorePrevious(ModelStep step, ModelRow previous)
    {
        var before = ModelAudit.StandingHash(previous);
        ModelsInForce.MakeLive(previous, step.Actor.PersonOrNull, step.Now);
        if (previous.PreviousId == step.Row.Id)
        {
            previous.PreviousId = null; // a second rollback must not restore the model that was just removed
        }

        steps.Record(step, previous, new(Restore, ModelLife.Restored), before);
    }
}

/// <param name="ToHeuristic">Return to the heuristic, even if a previous version could rank.</param>
public sealed record RollBackModelRequest(ModelStepRequest Step, bool ToHeuristic);
