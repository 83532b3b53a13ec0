using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>
/// Approves or rejects a request. The data it is bound to is recomputed: if any of it changed, the request lapses. An approval executes the
/// action in the same transaction, in the name of the requester, with the approver recorded.
/// </summary>
public sealed partial class DecideApproval(
    OperationScopeFactory scopes,
    CaseSteps steps,
    ApprovalLapse lapse,
    OutgoingCheck check,
    AuditTrail auditTrail,
    ILogger<DecideApproval> logger
)
{
    public const int LongestNote = 2000;

    public async Task<Result<string>> RunAsync(Actor actor, DecideApprovalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(db, cancellationToken);
        var result = await ActAsync(scope, request, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken); // denials and lapses are saved as well
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return Error.Conflict(Texts.DecisionConflict);
        }

        if (result.IsOk)
        {
            LogDecided(request.RequestId, request.Verdict);
        }

        return result;
    }

    private async Task<Result<string>> ActAsync(OperationScope scope, DecideApprovalRequest request, CancellationToken cancellationToken)
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var parts = await ApprovalQuery.All(db).FirstOrDefaultAsync(found => found.Request.Id == request.RequestId, cancellationToken);
        if (parts is null)
        {
            auditTrail.Append(
                db,
                actor.PersonOrNull,
                new(VerbOf(request) + ".action", "approval", request.RequestId.ToString("D"), AuditOutcome.Denied)
            );
            return ReadApproval.NotThere;
        }

        var refusal = await scope.AuthorizeAgainAsync(
            AccessOperation.ApproveAction,
            VerbOf(request) + ".action",
            cancellationToken,
            ActionRisk.ApprovalOf(parts.Request, parts.Case, parts.Action)
        );
        if (refusal is not null)
        {
            return parts.Request.RequestedById == actor.PersonId ? Error.Forbidden(Texts.OwnRequest)
                : parts.Request.KeyCreatedById == actor.PersonId ? Error.Forbidden(Texts.RequestOfOwnKey)
                : refusal;
        }

        return await ProblemOfAsync(db, parts.Request, request, cancellationToken) is { } problem
            ? problem
            : await SettleAsync(scope, parts, request, cancellationToken);
    }

    private static async Task<Error?> ProblemOfAsync(
        ConsoleDbContext db,
        ApprovalRequestRow row,
        DecideApprovalRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Note is { Length: > LongestNote })
        {
            return Error.Invalid(Texts.TheNoteIsLongerThanTwo);
        }

        if (request.Verdict == ApprovalVerdict.Reject && string.IsNullOrWhiteSpace(request.Note))
        {
            return Error.Invalid(Texts.SayWhyItIsRejected);
        }

        if (row.Status is ApprovalStatus.Pending && IsAsSeen(row, request.SeenRevision))
        {
            return null;
        }

        var decider = await db
            .People.Where(person => person.Id == row.DecidedById)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        var status = ApprovalLabels.Status(row.Status).ToLowerInvariant();
        return Error.Conflict(decider is null ? Texts.DecidedMeanwhile.With(status) : Texts.DecidedByOther.With(decider, status));
    }

    // only its escalation changes a pending request, and that affects nothing the approver saw
    private static bool IsAsSeen(ApprovalRequestRow row, long seen) =>
        row.Revision == seen || (row.EscalatedAt is not null && row.Revision == seen + 1);

    private async Task<Result<string>> SettleAsync(
        OperationScope scope,
        ApprovalParts parts,
        DecideApprovalRequest request,
        CancellationToken cancellationToken
    )
    {
        var (db, now) = (scope.Db, scope.Now);
        var lapsed = await ApprovalLapse.FindAsync(db, parts.Request, parts.Case, now, cancellationToken);
        if (lapsed is not null)
        {
            return await LapseAsync(db, parts.Request, lapsed, now, cancellationToken);
        }

        var message = Texts.RejectedNews.With(parts.Action.Title);
        if (request.Verdict == ApprovalVerdict.Approve)
        {
            if (await ApprovedForm.WriteAsync(scope, parts, request.Fields, cancellationToken) is { } unfilled)
            {
                return unfilled;
            }

            var done = await CarryOutAsync(scope, parts, cancellationToken);
            if (!done.IsOk)
            {
                parts.Request.ApprovedFieldsJson = null; // nothing was approved
                return await LapseAsync(db, parts.Request, done.Error.Kept, now, cancellationToken);
            }

            message = done.Value;
        }
        else
        {
            await HeldLetter.GiveBackAsync(db, parts.Request, now, cancellationToken);
            await HeldSolution.GiveBackAsync(db, parts.Request, now, cancellationToken);
        }

        Close(db, scope.Actor, parts, request, now);
        await ApprovalNews.NotifyAsync(db, parts.Request, cancellationToken);
        await WebhookEvents.AddApprovalAsync(db, parts.Case, parts.Request, now, cancellationToken);
        return message;
    }

    // The requester must still be permitted to do it, and the workflow is checked at its source.
    private async Task<Result<string>> CarryOutAsync(OperationScope scope, ApprovalParts parts, CancellationToken cancellationToken)
    {
        var (db, approver, now) = (scope.Db, scope.Actor, scope.Now);
        var (request, row, action) = (parts.Request, parts.Case, parts.Action);
        var requester = await scope.ReadRightsOfAsync(request.RequestedById, cancellationToken);
        var stepCheck = await steps.CheckAsync(scope, requester, row, action, cancellationToken);
        Error? problem = stepCheck switch
        {
            { IsPermitted: false } => Error.Conflict(StoredText.From<Texts>(nameof(Texts.RequesterNotPermitted))),
            { Objection: { } objection } => Error.Conflict(objection),
            { Transition: null } => Error.Conflict(
                StoredText.From<Texts>(nameof(Texts.TheWorkflowDoesNotAllow), StateLabels.Kept(row.Status))
            ),
            _ => null,
        };
        if (problem is not null)
        {
            return problem;
        }

        var letter = await HeldLetter.FindAsync(db, request.Id, cancellationToken);
        if (letter is not null && !await HeldLetter.CanSendAsync(db, check, row, letter, cancellationToken))
        {
            return Error.Conflict(StoredText.From<Texts>(nameof(Texts.TheLetterCannotGo)));
        }

        var (holder, performed) = (row.AssigneeId, await ApprovedAction.ReadAsync(db, approver, request, action, now, cancellationToken));
        var message = await CaseSteps.TakeAsync(db, row, action, stepCheck.Transition!, performed, cancellationToken);
        if (letter is not null)
        {
            await HeldLetter.ReleaseAsync(db, row, letter, now, cancellationToken);
        }

        await CaseHandover.NotifyAsync(scope, auditTrail, row, new(holder, performed.EventKey), cancellationToken);
        await StepFields.NotifyAsync(db, row, action, performed, cancellationToken);
        return message;
    }

    private async Task<Error> LapseAsync(
        ConsoleDbContext db,
        ApprovalRequestRow row,
        StoredText reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await lapse.ApplyAsync(db, row, reason, now, cancellationToken);
        return Error.Conflict(Texts.LapsedNews.With(reason.Words));
    }

    private void Close(ConsoleDbContext db, Actor actor, ApprovalParts parts, DecideApprovalRequest request, DateTimeOffset now)
    {
        var row = parts.Request;
        var isApproval = request.Verdict == ApprovalVerdict.Approve;
        row.Status = isApproval ? ApprovalStatus.Approved : ApprovalStatus.Rejected;
        row.DecidedById = actor.PersonId;
        row.DecidedAt = now;
        row.Reason = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        row.Revision++;
        SetAside.Put(parts.Case, until: null, by: null); // the case was set aside to wait for this answer
        ChangeFeed.Append(db, ChangeKind.Case, row.CaseId.ToString("D"), now);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                VerbOf(request) + ".action",
                "approval",
                row.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["case"] = row.CaseId.ToString("D"),
                    ["action"] = row.ActionKey,
                    ["item"] = row.ActionKey, // the list names it
                    ["requestedBy"] = row.RequestedById.ToString("D"),
                    ["binding"] = row.BindingHash,
                    ["changed"] = row.ApprovedFieldsJson is null ? "no" : "yes",
                }
            )
        );
    }

    private static string VerbOf(DecideApprovalRequest request) => request.Verdict == ApprovalVerdict.Approve ? "approve" : "reject";

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Approval decided {RequestId} {Verdict}")]
    private partial void LogDecided(Guid requestId, ApprovalVerdict verdict);
}

/// <param name="Note">Reason of a rejection, or an optional remark on how to execute an approved action.</param>
/// <param name="SeenRevision">Revision of the request on the screen: if it has changed since, nothing is recorded.</param>
public sealed record DecideApprovalRequest(Guid RequestId, ApprovalVerdict Verdict, string? Note, long SeenRevision)
{
    /// <summary>Changed form values, by field key; null: as requested.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>The decision of the second person.</summary>
public enum ApprovalVerdict
{
    Approve,
    Reject,
}
