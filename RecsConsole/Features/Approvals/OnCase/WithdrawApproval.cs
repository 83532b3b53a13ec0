using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>Withdraws a pending request of the actor.</summary>
public sealed class WithdrawApproval(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    public async Task<Result<string>> RunAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var parts = await ReadApproval.FindAsync(scope, requestId, cancellationToken);
        if (parts is null)
        {
            return await scope.DenyAsync(
                "withdraw.approval",
                "approval",
                requestId.ToString("D"),
                ReadApproval.NotThere,
                cancellationToken
            );
        }

        return await WithdrawAsync(db, actor, parts, scope.Now, cancellationToken);
    }

    private async Task<Result<string>> WithdrawAsync(
        ConsoleDbContext db,
        Actor actor,
        ApprovalParts parts,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var row = parts.Request;
        if (row.RequestedById != actor.PersonId)
        {
            Audit(db, actor, row, AuditOutcome.Denied);
            await db.SaveChangesAsync(cancellationToken);
            return Error.Forbidden(Texts.WithdrawNotPermitted);
        }

        if (row.Status is not ApprovalStatus.Pending)
        {
            return Error.Conflict(Texts.WithdrawTooLate.With(ApprovalLabels.Status(row.Status).ToLowerInvariant()));
        }

        return await EndAsync(db, actor, parts, now, cancellationToken)
            ? Texts.WithdrawnNews.With(parts.Action.Title)
            : Error.Conflict(Texts.WithdrawConflict);
    }

    private async Task<bool> EndAsync(
        ConsoleDbContext db,
        Actor actor,
        ApprovalParts parts,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var row = parts.Request;
        row.Status = ApprovalStatus.Withdrawn;
        row.DecidedAt = now;
        row.Revision++;
        await ApprovalNews.EndAsync(db, row, now, cancellationToken);
        await HeldLetter.GiveBackAsync(db, row, now, cancellationToken);
        await HeldSolution.GiveBackAsync(db, row, now, cancellationToken);
        await WebhookEvents.AddApprovalAsync(db, parts.Case, row, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, row.CaseId.ToString("D"), now);
        Audit(db, actor, row, AuditOutcome.Done);
        return await db.TrySaveChangesAsync(cancellationToken);
    }

    private void Audit(ConsoleDbContext db, Actor actor, ApprovalRequestRow row, AuditOutcome outcome) =>
        auditTrail.Append(db, actor.PersonOrNull, new("withdraw.approval", "approval", row.Id.ToString("D"), outcome));
}
