using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>
/// Carries an action out on a case: asks catalog, permission and workflow again (R20), writes the event and moves the state. A high-risk
/// action becomes a pending request and moves nothing.
/// </summary>
public sealed class ActionExecution(
    IWorkflowSource workflows,
    IOptions<RecommendationsOptions> options
)
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
        var row = await db.Cases.FirstOrDefaultAsync(
            found => found.Id == context.Decision.CaseId,
            cancellationToken
        );
        var action = await db
            .Actions.AsNoTracking()
            .Where(found => found.Key == actionKey && found.Status == "published")
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return Error.NotFound("There is no such case any more.");
        }

        if (action is null)
        {
            return Error.Conflict(
                "This action was withdrawn from the catalog. Nothing was changed."
            );
        }

        if (!MayPerform(context.Check, row, action))
        {
            return Error.Forbidden($"You may not do this on case {row.Key}. Nothing was changed.");
        }

        return await AllowedNextAsync(context, row, action, cancellationToken) switch
        {
            null => Error.Conflict(
                $"\"{action.Title}\" is not allowed while the case is {StateWords.Of(row.Status).ToLowerInvariant()}. The case moved since this was suggested; nothing was changed."
            ),
            _ when string.Equals(action.Risk, "high", StringComparison.Ordinal) =>
                await RequestApprovalAsync(db, context, row, action, cancellationToken),
            { } step => Move(db, context, row, action, step),
        };
    }

    // The workflow is asked at its source, now: what was allowed when it was suggested may not be any more.
    private async Task<AllowedStep?> AllowedNextAsync(
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var workflow = await workflows.ReadAsync(context.Actor, row.TypeKey, cancellationToken);
        if (
            workflow is null
            || (action.AllowedStates.Count > 0 && !action.AllowedStates.Contains(row.Status))
        )
        {
            return null;
        }

        var machine = new StateMachine(workflow);
        return machine.Next(row.Status, action.Key) is { } next ? new(machine, next) : null;
    }

    private static bool MayPerform(AccessCheck check, CaseRow row, ActionRow action) =>
        check
            .Decide(
                AccessOperation.PerformAction,
                AccessResources.Of(row) with
                {
                    RequiredRole = action.RequiredRole,
                }
            )
            .Permitted;

    private static ResponseOutcome Move(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        AllowedStep to
    )
    {
        var from = row.Status;
        CaseEvents.Append(
            db,
            row,
            new(
                "response:" + context.Request.ResponseId.ToString("D"),
                action.Key,
                "action",
                context.Actor.PersonOrNull,
                context.At
            )
            {
                FromState = from,
                ToState = to.Next,
                DecisionId = context.Decision.Id,
                SuggestedConfidence =
                    context.Request.Kind == ResponseKind.Accept ? context.Item?.Confidence : null,
            }
        );
        row.Status = to.Next;
        CaseEnding.Apply(db, row, to.Machine, action.Key, context);
        var moved = !string.Equals(from, to.Next, StringComparison.Ordinal);
        var message = moved
            ? $"{action.Title}: done. The case is now {StateWords.Of(to.Next).ToLowerInvariant()}."
            : $"{action.Title}: done.";
        return new(
            context.Request.ResponseId,
            message,
            CaseMoved: true,
            IsPendingApproval: false,
            CanUndo: false
        );
    }

    private async Task<Result<ResponseOutcome>> RequestApprovalAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var isPending = await db.ApprovalRequests.AnyAsync(
            found =>
                found.CaseId == row.Id
                && found.ActionKey == action.Key
                && found.Status == "pending",
            cancellationToken
        );
        if (isPending)
        {
            return Error.Conflict(
                $"\"{action.Title}\" is already waiting for approval on this case."
            );
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
                Status = "pending",
                BindingHash = ApprovalBinding.Of(row, action, context.Decision),
                Deadline = context.At.AddHours(options.Value.ApprovalHours),
            }
        );
        return new ResponseOutcome(
            context.Request.ResponseId,
            $"{action.Title}: sent for approval. Nothing happens until a second person approves it.",
            CaseMoved: false,
            IsPendingApproval: true,
            CanUndo: false
        );
    }

    private sealed record AllowedStep(StateMachine Machine, string Next);
}
