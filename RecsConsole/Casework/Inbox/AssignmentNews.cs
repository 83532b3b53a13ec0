using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifies the previous and the new assignee that a case changed hands; not the person who did it.</summary>
public static class AssignmentNews
{
    /// <summary>Withdraws notifications of an assignment that was undone; those who have read theirs are notified again.</summary>
    /// <param name="row">The case with its restored assignee.</param>
    /// <param name="holder">The person to whom the case was assigned for a moment.</param>
    /// <param name="toldKey">Key of the event that assigned the case to them.</param>
    /// <param name="eventKey">Key of the undo's event.</param>
    public static async Task TakeBackAsync(
        OperationScope scope,
        CaseRow row,
        Guid? holder,
        string toldKey,
        string eventKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (await scope.Db.InboxItems.AnyAsync(item => item.EventKey == toldKey && item.ReadAt != null, cancellationToken))
        {
            await NotifyAsync(scope.Db, row, scope.Actor.PersonOrNull, new(holder, eventKey), cancellationToken);
        }

        await InboxPost.TakeBackAsync(scope.Db, toldKey, scope.Now, cancellationToken);
    }

    /// <param name="row">The case with its new assignee.</param>
    /// <param name="actorId">The person who reassigned it; null for a job.</param>
    public static async Task NotifyAsync(
        ConsoleDbContext db,
        CaseRow row,
        Guid? actorId,
        Reassignment change,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(change);
        if (row.AssigneeId == change.Before)
        {
            return;
        }

        if (change.Before is { } previous)
        {
            await InboxPost.NotifyAsync(db, Of(previous, InboxKind.Taken), cancellationToken);
        }

        if (row.AssigneeId is { } now)
        {
            await InboxPost.NotifyAsync(db, Of(now, InboxKind.Given), cancellationToken);
        }

        InboxNews Of(Guid recipient, InboxKind kind) =>
            new(recipient, change.EventKey, kind, row.LastEventAt)
            {
                CaseId = row.Id,
                FromId = actorId,
                Reference = row.AssigneeId?.ToString("D"),
                Text = string.IsNullOrWhiteSpace(change.Reason) ? null : change.Reason.Trim(),
            };
    }
}
