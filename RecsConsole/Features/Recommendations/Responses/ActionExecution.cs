using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Executes an action on a case: checks catalog, permission and workflow again (R20), writes the event and changes the state. A high-risk
/// action becomes a pending request and changes nothing.
/// </summary>
public sealed class ActionExecution(
    CaseSteps steps,
    StepFormReader performing,
    StepMessage messages,
    ApprovalLapse lapse,
    AuditTrail auditTrail,
    IOptions<RecommendationsOptions> options
)
{
    /// <summary>Adds the effects of the action to the context; the caller saves it in its transaction.</summary>
    public async Task<Result<ResponseOutcome>> RunAsync(
        OperationScope scope,
        ResponseContext context,
        string actionKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(context);
        var db = scope.Db;
        var row = await db.Cases.FirstOrDefaultAsync(found => found.Id == context.Decision.CaseId, cancellationToken);
        var action = await db
            .Actions.AsNoTracking()
            .Published()
            .Where(found => found.Key == actionKey)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.CaseGone);
        }

        if (action is null)
        {
            return Error.Conflict(Texts.ActionGone);
        }

        return CaseSteps.MayPerform(context.Check, row, action)
            ? await HandleAsync(scope, context, row, action, cancellationToken)
            : Error.Forbidden(Texts.NotPermittedOnCase.With(row.Key));
    }

    private async Task<Result<ResponseOutcome>> HandleAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var objection = await steps.ObjectionAsync(db, context.Actor, row, action, context.At, cancellationToken);
        if (objection is not null)
        {
            return Error.Forbidden(objection);
        }

        var asks = await steps.SurfaceAsksAsync(context.Actor, cancellationToken);
        var step = await steps.FindAsync(context.Actor, row, action, cancellationToken);
        return (step, ActionRisk.HandlingOf(action, context.Check.Subject)) switch
        {
            (null, _) => Error.Conflict(Texts.NotAllowedInState.With(action.Title, StateLabels.Of(row.Status))),
            (_, ActionHandling.Never) => Error.Forbidden(Texts.UnknownRisk.With(action.Title)),
            (_, var handling) when MustConfirm(context, handling, asks) => Error.Invalid(Texts.NotConfirmed.With(action.Title)),
            (_, ActionHandling.SecondPerson) => await RequestApprovalAsync(scope, context, row, action, cancellationToken),
            _ => await TakeAsync(scope, context, row, action, step, cancellationToken),
        };
    }

    // the UI asks for confirmation; a caller that skips it is refused
    private static bool MustConfirm(ResponseContext context, ActionHandling handling, bool surfaceAsks) =>
        !context.Request.IsConfirmed && (handling == ActionHandling.Confirm || (handling == ActionHandling.Do && surfaceAsks));

    private async Task<Result<ResponseOutcome>> TakeAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        StepTransition step,
        CancellationToken cancellationToken
    )
    {
        var read = await performing.ReadAsync(scope, context, row, action, step, cancellationToken);
        if (read.Error is { } missing)
        {
            return missing;
        }

        var (db, holder, performed) = (scope.Db, row.AssigneeId, read.Value!);
        await DescribingDocuments.AddAsync(db, context, action, cancellationToken);
        var message = await CaseSteps.TakeAsync(db, row, action, step, performed, cancellationToken);
        await CaseHandover.TellAsync(scope, auditTrail, row, holder, performed.EventKey, cancellationToken);
        await StepFields.TellAsync(db, row, action, performed, cancellationToken);
        var news = row.AssigneeId == holder ? null : await HandedOnAsync(db, context, row, cancellationToken);
        var isOut = context.Request.Message is { IsSent: true }; // a sent message cannot be undone
        return new ResponseOutcome(
            context.Request.ResponseId,
            message + news + (isOut ? " " + Texts.MessageOnItsWay.With(row.ContactName ?? row.ContactAddress) : null),
            CaseMoved: true,
            IsPendingApproval: false,
            CanUndo: !isOut
        );
    }

    private static async Task<string> HandedOnAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var to = row.AssigneeId!.Value;
        var names = await PeopleNames.ReadAsync(db, [to], cancellationToken);
        return " "
            + (to == context.Actor.PersonId ? Texts.ItIsYours : Texts.ItIsWith.With(names.GetValueOrDefault(to, Texts.SomebodyElseNow)));
    }

    private async Task<Result<ResponseOutcome>> RequestApprovalAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(context.Request.Note))
        {
            return Error.Invalid(Texts.JustificationMissing.With(action.Title)); // nobody can decide on a request without a justification
        }

        var filled = await StepFields.ReadAsync(scope, row, action, context.Request.Fields, cancellationToken);
        if (filled.Error is { } unfilled)
        {
            return unfilled;
        }

        var db = scope.Db;
        if (await IsWaitingAsync(db, context, row, action, cancellationToken))
        {
            return Error.Conflict(Texts.IsAlreadyWaitingForApproval.With(action.Title));
        }

        if (await messages.HoldAsync(scope, context, row, action, cancellationToken) is { } unwritten)
        {
            return unwritten;
        }

        var asked = await RequestOfAsync(db, context, row, new(action, FormJson.Write(filled.Value!)), cancellationToken);
        db.ApprovalRequests.Add(asked);
        await WebhookEvents.AddApprovalAsync(db, row, asked, context.At, cancellationToken);
        return new ResponseOutcome(
            context.Request.ResponseId,
            Texts.SentForApproval.With(action.Title),
            CaseMoved: false,
            IsPendingApproval: true,
            CanUndo: false
        );
    }

    private async Task<ApprovalRequestRow> RequestOfAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        BoundAction asked,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            TenantId = row.TenantId,
            Id = context.Request.ResponseId,
            CaseId = row.Id,
            ActionKey = asked.Action.Key,
            ActionVersion = asked.Action.Version,
            RequestedById = context.Actor.PersonId,
            RequestedAt = context.At,
            DecisionId = context.Decision.Id,
            Status = ApprovalStatus.Pending,
            BindingHash = await ApprovalBinding.ReadAsync(db, row, asked, context.Decision, context.At, cancellationToken),
            FieldsJson = asked.FieldsJson,
            Deadline = context.At.AddHours(options.Value.ApprovalHours),
        };

    // An outdated request must not block a new one.
    private async Task<bool> IsWaitingAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var pending = await db
            .ApprovalRequests.Pending()
            .Where(found => found.CaseId == row.Id && found.ActionKey == action.Key)
            .ToListAsync(cancellationToken);
        var isWaiting = false;
        foreach (var request in pending)
        {
            var reason = await ApprovalLapse.FindAsync(db, request, row, context.At, cancellationToken);
            isWaiting |= reason is null;
            if (reason is not null)
            {
                await lapse.ApplyAsync(db, request, reason, context.At, cancellationToken);
            }
        }

        return isWaiting;
    }
}
