using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Features.Recommendations.Responses.Solving;
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
    StepRecord stepRecord,
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

        return await HandleAsync(scope, context, row, action, cancellationToken);
    }

    private async Task<Result<ResponseOutcome>> HandleAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var check = await steps.CheckAsync(scope, context.Check, row, action, cancellationToken);
        if (
            check.Transition is { } possible
            && await WaitingOpposites.FindAsync(scope.Db, row, action, possible.Machine, context.At, cancellationToken) is { } waiting
        )
        {
            return Error.Conflict(Texts.AnotherDecisionWaits.With(waiting));
        }

        return check switch
        {
            { IsPermitted: false } => Error.Forbidden(Texts.NotPermittedOnCase.With(row.Key)),
            { Objection: { } objection } => Error.Forbidden(objection),
            { Transition: null } => Error.Conflict(Texts.NotAllowedInState.With(action.Title, StateLabels.Of(row.Status))),
            { Handling: ActionHandling.Never } => Error.Forbidden(Texts.UnknownRisk.With(action.Title)),
            // the UI asks for confirmation; a caller that skips it is refused
            { AsksToConfirm: true } when !context.Request.IsConfirmed => Error.Invalid(Texts.NotConfirmed.With(action.Title)),
            { Handling: ActionHandling.SecondPerson, Transition: { } later } => await RequestApprovalAsync(
                scope,
                context,
                row,
                new(action, later),
                cancellationToken
            ),
            { Transition: { } step } => await TakeAsync(scope, context, row, action, step, cancellationToken),
        };
    }

    private async Task<Result<ResponseOutcome>> TakeAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        StepTransition step,
        CancellationToken cancellationToken
    )
    {
        // for a step without a form just the event's key, person, time and confidence
        var added = await stepRecord.AddAsync(scope, context, row, action, step, cancellationToken);
        if (added.Error is { } missing)
        {
            return missing;
        }

        var (db, holder, performed) = (scope.Db, row.AssigneeId, added.Value!);
        // documents of the step's policy that the person opened within two hours count as used
        await DescribingDocuments.AddAsync(db, context, action, cancellationToken);
        var message = await CaseSteps.TakeAsync(db, row, action, step, performed, cancellationToken);
        // only if the assignee changed
        var change = new Reassignment(holder, performed.EventKey) { Reason = context.Request.HandOver?.Note };
        await CaseHandover.NotifyAsync(scope, auditTrail, row, change, cancellationToken);
        await StepFields.NotifyAsync(db, row, action, performed, cancellationToken);
        var news = row.AssigneeId == holder ? null : await HandedOnAsync(db, context, row, cancellationToken);
        var fate = await messages.FateAsync(db, context, row, cancellationToken);
        return new ResponseOutcome(
            context.Request.ResponseId,
            message + news + fate,
            CaseMoved: true,
            IsPendingApproval: false,
            CanUndo: fate is null // a sent message cannot be undone
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
        AskedStep asked,
        CancellationToken cancellationToken
    )
    {
        var (db, action) = (scope.Db, asked.Action);
        if (UndecidableOf(context, action) is { } undecidable)
        {
            return undecidable;
        }

        var filled = await StepFields.ReadAsync(scope, row, action, context.Request.Fields, cancellationToken);
        if (filled.Error is { } unfilled)
        {
            return unfilled;
        }

        if (await PendingApprovals.IsWaitingAsync(db, lapse, new(row, action.Key, context.At), cancellationToken))
        {
            return Error.Conflict(Texts.IsAlreadyWaitingForApproval.With(action.Title));
        }

        if (await messages.HoldAsync(scope, context, row, action, cancellationToken) is { } unwritten)
        {
            return unwritten;
        }

        // told with the request: a case must not be solved without it
        var solution = await SolutionNote.AddAsync(db, context, row, action, asked.Step, cancellationToken);
        if (solution.Error is { } untold)
        {
            return untold;
        }

        var bound = new BoundAction(action, FormJson.Write(filled.Value!));
        var request = await RequestOfAsync(db, context, row, bound, solution.Value?.SolvedBy, cancellationToken);
        await AddRequestAsync(scope, row, action, request, context.Request.Note, cancellationToken);
        await WebhookEvents.AddApprovalAsync(db, row, request, context.At, cancellationToken);
        return new ResponseOutcome(
            context.Request.ResponseId,
            Texts.SentForApproval.With(action.Title),
            CaseMoved: false,
            IsPendingApproval: true,
            CanUndo: false
        );
    }

    // nobody can decide on a request without a justification, or tell who asked by a key of which nobody knows the maker
    private static Error? UndecidableOf(ResponseContext context, ActionRow action) =>
        KeyWriting.RefusalOf(context.Actor)
        ?? (string.IsNullOrWhiteSpace(context.Request.Note) ? Error.Invalid(Texts.JustificationMissing.With(action.Title)) : null);

    // the request, and its notices to those who may approve it
    private static async Task AddRequestAsync(
        OperationScope scope,
        CaseRow row,
        ActionRow action,
        ApprovalRequestRow asked,
        string? justification,
        CancellationToken cancellationToken
    )
    {
        scope.Db.ApprovalRequests.Add(asked);
        var parts = new ApprovalParts
        {
            Request = asked,
            Case = row,
            Action = action,
        };
        var approvers = await PossibleApprovers.FindNearestAsync(scope, parts, cancellationToken);
        await ApprovalNews.AskAsync(scope.Db, asked, approvers.Select(person => person.Id), justification, cancellationToken);
    }

    private async Task<ApprovalRequestRow> RequestOfAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        BoundAction asked,
        string? solvedBy,
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
            KeyCreatedById = context.Actor.Key?.MakerId,
            RequestedAt = context.At,
            DecisionId = context.Decision.Id,
            Status = ApprovalStatus.Pending,
            BindingHash = await ApprovalBinding.ReadAsync(db, row, asked, context.Decision, context.At, cancellationToken),
            FieldsJson = asked.FieldsJson,
            SolvedBy = solvedBy,
            Deadline = ApprovalTime.DueOf(
                await CaseTypeCalendars.ReadAsync(db, cancellationToken),
                row,
                context.At,
                options.Value.ApprovalHours
            ),
        };

    private sealed record AskedStep(ActionRow Action, StepTransition Step);
}
