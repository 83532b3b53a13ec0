using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses.Declining;

/// <summary>
/// The dismissal of a step that a policy requires: it needs a reason in words, stands in the history of the case, and reaches whoever
/// answers for it.
/// </summary>
internal static class RequiredStep
{
    /// <summary>Adds the event and its notifications; why the dismissal is refused, null when it is not or is of another item.</summary>
    public static async Task<Error?> DeclineAsync(OperationScope scope, ResponseContext context, CancellationToken cancellationToken)
    {
        if (context.Item?.RequiredBy is null || context.Request is not { Kind: ResponseKind.Dismiss, ItemKind: SlateKind.Action })
        {
            return null;
        }

        var row = await scope.Db.Cases.FirstOrDefaultAsync(found => found.Id == context.Decision.CaseId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.CaseGone);
        }

        if (context.Request.Note?.Trim() is not { Length: > 0 } why)
        {
            return Error.Invalid(Texts.RequiredNeedsWords);
        }

        var declined = new DeclinedStep(context.Request.ResponseId, context.Item.ItemId, context.Actor.PersonId, why, context.At);
        await DeclinedSteps.AddAsync(scope, row, declined, cancellationToken);
        return null;
    }

    /// <summary>Records that the dismissal is undone; does nothing for another response.</summary>
    public static async Task TakeBackAsync(OperationScope scope, ResponseRow said, CancellationToken cancellationToken)
    {
        var key = DeclinedSteps.KeyOf(said.Id);
        var row = await scope.Db.Cases.FirstOrDefaultAsync(found => found.Id == said.CaseId, cancellationToken);
        if (
            row is not null
            && said is { Kind: ResponseKind.Dismiss, ItemId: { } step }
            && await scope.Db.CaseEvents.AnyAsync(each => each.CaseId == said.CaseId && each.EventKey == key, cancellationToken)
        )
        {
            var declined = new DeclinedStep(said.Id, step, said.ActorId, "", scope.Now);
            await DeclinedSteps.TakeBackAsync(scope.Db, row, declined, cancellationToken);
        }
    }
}
