using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Carries an action out on a case: asks catalog, permission and workflow again (R20), writes the event and moves the state. A high-risk
/// action becomes a pending request and moves nothing.
/// </summary>
public sealed class ActionExecution(CaseSteps steps, ApprovalLapse lapse, IOptions<RecommendationsOptions> options)
{
    /// <summary>Adds what the action does to the context; the caller saves it in its transaction.</summary>
    public async Task<Result<ResponseOutcome>> RunAsync(
        ConsoleDbContext db,
        ResponseContext context,
        string actionKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
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
            ? await HandleAsync(db, context, row, action, cancellationToken)
            : Error.Forbidden(Texts.NotPermittedOnCase.With(row.Key));
    }

    private async Task<Result<ResponseOutcome>> HandleAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var objection = await steps.ObjectionAsync(db, context.Actor, row, action, context.At, cancellationToken);
        if (objection is not null)
        {
            return Error.Forbidden(objection);
        }

        var asks = await steps.SurfaceAsksAsync(context.Actor, cancellationToken);
        var step = await steps.FindAsync(context.Actor, row, action, cancellationToken);
        return (step, ActionRisk.HandlingOf(action, context.Check.Subject)) switch
        {
            (null, _) => Error.Conflict(Texts.NotAllowedInState.With(action.Title, StateLabels.Of(row.Status).ToLowerInvariant())),
            (_, ActionHandling.Never) => Error.Forbidden(Texts.UnknownRisk.With(action.Title)),
            (_, var handling) when MustConfirm(context, handling, asks) => Error.Invalid(Texts.NotConfirmed.With(action.Title)),
            (_, ActionHandling.SecondPerson) => await RequestApprovalAsync(db, context, row, action, cancellationToken),
            _ => await TakeAsync(db, context, row, action, step, cancellationToken),
        };
    }

    // the question is asked on the screen; a caller that skips it is refused
    private static bool MustConfirm(ResponseContext context, ActionHandling handling, bool surfaceAsks) =>
        !context.Request.IsConfirmed && (handling == ActionHandling.Confirm || (handling == ActionHandling.Do && surfaceAsks));

    private static async Task<Result<ResponseOutcome>> TakeAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        StepTransition step,
        CancellationToken cancellationToken
    )
    {
        var told = await SolutionNote.AddAsync(db, context, row, action, step, cancellationToken);
        if (told.Error is { } missing)
        {
            return missing;
        }

        var message = CaseSteps.Take(
            db,
            row,
            action,
            step,
            new(CaseSteps.EventKeyOf(context.Request.ResponseId), context.Actor.PersonOrNull, context.At)
            {
                DecisionId = context.Decision.Id,
                SuggestedConfidence = context.Request.Kind == ResponseKind.Accept ? context.Item?.Confidence : null,
                Solution = told.Value,
            }
        );
        return new ResponseOutcome(context.Request.ResponseId, message, CaseMoved: true, IsPendingApproval: false, CanUndo: true);
    }

    private async Task<Result<ResponseOutcome>> RequestApprovalAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        if (await IsWaitingAsync(db, context, row, action, cancellationToken))
        {
            return Error.Conflict(Texts.IsAlreadyWaitingForApproval.With(action.Title));
        }

        db.ApprovalRequests.Add(
            new ApprovalRequestRow
            {
                TenantId = row.TenantId,
                Id = context.Request.ResponseId,
                CaseId = row.Id,
                ActionKey = action.Key,
                ActionVersion = action.Version,
                RequestedById = context.Actor.PersonId,
                RequestedAt = context.At,
                DecisionId = context.Decision.Id,
                Status = ApprovalStatus.Pending,
                BindingHash = await ApprovalBinding.ReadAsync(db, row, action, context.Decision, context.At, cancellationToken),
                Deadline = context.At.AddHours(options.Value.ApprovalHours),
            }
        );
        return new ResponseOutcome(
            context.Request.ResponseId,
            Texts.SentForApproval.With(action.Title),
            CaseMoved: false,
            IsPendingApproval: true,
            CanUndo: false
        );
    }

    // A request that holds no more must not stand in the way of a new one.
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
