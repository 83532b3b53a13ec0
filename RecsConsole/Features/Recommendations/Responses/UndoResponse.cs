using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Feedback;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Features.Recommendations.Responses.Declining;
using RecsConsole.Features.Recommendations.Responses.Solving;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Undoes a response: a dismissal at any time, an executed step within seconds and only while nothing else has happened on the case. Later,
/// a step can only be corrected by another step. It is one's own response, so the case need not be visible any more: a step may have handed
/// it over.
/// </summary>
public sealed class UndoResponse(
    OperationScopeFactory scopes,
    ResponseAccess access,
    StepBack stepBack,
    DocumentThatSolved documents,
    AuditTrail auditTrail
)
{
    private static string Back => Texts.BackInTheList;

    public async Task<Result<string>> RunAsync(Actor actor, Guid responseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Responses.FirstOrDefaultAsync(
            found => found.Id == responseId && found.ActorId == actor.PersonId,
            cancellationToken
        );
        if (row is null)
        {
            var error = Error.NotFound(Texts.ThereIsNothingToUndo);
            return await scope.DenyAsync("undo.response", "response", responseId.ToString("D"), error, cancellationToken);
        }

        if (row.Kind is not ResponseKind.Dismiss && !IsStep(row))
        {
            return Error.Invalid(Texts.CannotBeUndone);
        }

        return row.UndoneAt is null ? await TakeBackAsync(scope, row, cancellationToken)
            : IsStep(row) ? Texts.StepUndone
            : Back;
    }

    private static bool IsStep(ResponseRow row) =>
        row.Kind is ResponseKind.Override || (row.Kind is ResponseKind.Accept && row.ItemKind is ItemKind.Action);

    private async Task<Result<string>> TakeBackAsync(OperationScope scope, ResponseRow row, CancellationToken cancellationToken)
    {
        var (db, now) = (scope.Db, scope.Now);
        var decision = await db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == row.DecisionId, cancellationToken);
        var refused = await access.RefuseOutsideAsync(scope, "response.undo", decision, null, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        if (IsStep(row) && await StepBackAsync(scope, row, cancellationToken) is { } stays)
        {
            return stays;
        }

        row.UndoneAt = now;
        await RequiredStep.TakeBackAsync(scope, row, cancellationToken);
        await DocumentReports.TakeBackAsync(db, row.Id, now, cancellationToken);
        await SuggestionReports.TakeBackAsync(db, row.Id, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, row.CaseId.ToString("D"), now);
        auditTrail.Append(db, scope.Actor.PersonOrNull, ResponseAudit.UndoOf(row));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return Error.Conflict(Texts.TooLateToUndo);
        }

        return IsStep(row) ? Texts.StepUndone : Back;
    }

    // why the step cannot be undone; null when it can
    private async Task<Error?> StepBackAsync(OperationScope scope, ResponseRow row, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var found = await db.Cases.FirstOrDefaultAsync(each => each.Id == row.CaseId, cancellationToken);
        var key = CaseSteps.EventKeyOf(row.Id);
        var step = await db.CaseEvents.FirstOrDefaultAsync(each => each.CaseId == row.CaseId && each.EventKey == key, cancellationToken);
        if (found is null || step is null || !TakenBackStep.IsPossible(found, step, scope.Now))
        {
            return Error.Conflict(Texts.TooLateToUndo);
        }

        if (!await CarriedSteps.TakeBackAsync(db, step.EventKey, cancellationToken))
        {
            return Error.Conflict(Texts.StepIsInOtherSystem);
        }

        if (await stepBack.ApplyAsync(scope, found, step, cancellationToken) is { } stays)
        {
            return Error.Conflict(
                stays switch
                {
                    StepStays.MessageIsOut => Texts.MessageIsOut,
                    StepStays.HolderMayNotHaveIt => Texts.HolderMayNotHaveIt,
                    _ => Texts.TooLateToUndo,
                }
            );
        }

        await documents.TakeBackAsync(scope, row, step, cancellationToken);
        return null;
    }
}
