using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Puts a proposed model into force; the person must have neither proposed nor trained it, and the gate must pass (R116). The model that it
/// replaces is retired in the same transaction; the new one ranks from the next opening on.
/// </summary>
public sealed class PromoteModel(ModelSteps steps, ModelGate gate)
{
    internal const string Name = "promote.model";
    internal const string Supersede = "supersede.model";

    public Task<Result<ModelStepResult>> RunAsync(Actor actor, ModelStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            actor,
            request,
            new(Name, ModelLife.Promoted) { Right = AccessOperation.PromoteModel },
            PromoteAsync,
            cancellationToken
        );

    /// <summary>Why this person may not decide; null when they may.</summary>
    internal static string? NotByThem(ModelRow row, Guid? personId) =>
        personId is null ? Texts.APersonHasToPromote
        : row.ProposedById == personId ? Texts.PromoterProposed
        : row.TrainedById == personId ? Texts.PromoterTrained
        : null;

    private async Task<Result<string>> PromoteAsync(ModelStep step, CancellationToken cancellationToken)
    {
        var row = step.Row;
        if (row.ProposedStatus is not { } proposed)
        {
            return Error.Conflict(Texts.NoLongerProposed.With(row.Version));
        }

        if (NotByThem(row, step.Actor.PersonOrNull) is { } own)
        {
            return Error.Forbidden(string.Join(' ', own, Texts.NothingWasChangedAndTheAttempt));
        }

        var judged = await gate.JudgeAsync(step.Db, row, cancellationToken);
        if (judged.Refusal is { } refusal)
        {
            return Error.Invalid(refusal); // limits, golden cases or the engine may have changed since the proposal
        }

        step.Golden = judged.Golden;

        await ModelNews.TakeBackAsync(step.Db, row.Version, step.Now, cancellationToken);
        var isLive = proposed is ModelStatus.Live;
        var taken = await ModelsInForce.TakeAsync(step.Db, step.Now, cancellationToken);
        var replaced = await ReplaceAsync(step, proposed, cancellationToken);
        if (isLive)
        {
            row.PreviousId = replaced?.Id;
            ModelsInForce.MakeLive(row, step.Actor.PersonOrNull, step.Now);
        }
        else
        {
            ModelsInForce.MakePilot(row, step.Actor.PersonOrNull, step.Now);
        }

        return Words(row, replaced, taken.IsStopped);
    }

    private async Task<ModelRow?> ReplaceAsync(ModelStep step, ModelStatus status, CancellationToken cancellationToken)
    {
        var others = await ModelsInForce.OthersAsync(step.Db, step.Row, status, cancellationToken);
        foreach (var other in others)
        {
            var before = ModelAudit.StandingHash(other);
            ModelsInForce.Retire(other, step.Now);
            steps.Record(step, other, new(Supersede, ModelLife.Superseded), before);
        }

        return others.LastOrDefault();
    }

    private static string Words(ModelRow row, ModelRow? replaced, bool isStopped)
    {
        var share = ModelLabels.Share(row.Status, ModelShare.Of(row));
        var what = replaced is null ? Texts.IsNow.With(row.Version, share) : Texts.IsNowInPlace.With(row.Version, share, replaced.Version);
        return $"{what} {(isStopped ? Texts.PromotedWhileStopped : Texts.PromotedNews)}";
    }
}
