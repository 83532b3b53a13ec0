using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Platform;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>How an approved action appears in the history: in the name of the requester, with the request and the approver.</summary>
internal static class ApprovedAction
{
    public static async Task<PerformedAction> ReadAsync(
        ConsoleDbContext db,
        Actor approver,
        ApprovalRequestRow request,
        ActionRow action,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // As for unapproved steps, the confidence counts only if the suggestion itself was accepted.
        var wasSuggested = await db.Responses.AnyAsync(
            response => response.Id == request.Id && response.Kind == ResponseKind.Accept,
            cancellationToken
        );
        var confidence = await db
            .DecisionItems.Where(item =>
                item.DecisionId == request.DecisionId && item.Kind == ItemKind.Action && item.ItemId == request.ActionKey
            )
            .Select(item => (ItemConfidence?)item.Confidence)
            .FirstOrDefaultAsync(cancellationToken);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CaseSteps.ApprovalAttribute] = request.Id.ToString("D"),
            [CaseSteps.ApproverAttribute] = approver.PersonId.ToString("D"),
        };
        if (await HeldLetter.FindAsync(db, request.Id, cancellationToken) is { } letter)
        {
            attributes[CaseMessages.Attribute] = letter.Id.ToString("D");
        }

        return new(CaseSteps.ApprovedEventKeyOf(request.Id), request.RequestedById, now)
        {
            DecisionId = request.DecisionId,
            SuggestedConfidence = wasSuggested ? confidence : null,
            Attributes = attributes,
            Fields = FormJson.ReadFilled(request.ApprovedFieldsJson ?? request.FieldsJson),
            Solution = await HeldSolution.OfApprovedAsync(db, request, cancellationToken),
            HandTo = action.Handover == Handover.ToDoer ? request.RequestedById : null,
        };
    }
}
