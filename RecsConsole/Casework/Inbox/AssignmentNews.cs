using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Tells who had a case, and who has it now, that it changed hands; not whoever did it.</summary>
public static class AssignmentNews
{
    /// <summary>Takes back what was told of a case that went back at once; who has read it is told again.</summary>
    /// <param name="row">With the person who has it again.</param>
    /// <param name="holder">Who had it for a moment.</param>
    /// <param name="toldKey">Key of the event that gave it to them.</param>
    /// <param name="eventKey">Key of what took it back.</param>
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
            await TellAsync(scope.Db, row, holder, scope.Actor.PersonOrNull, eventKey, cancellationToken);
        }

        await InboxPost.TakeBackAsync(scope.Db, toldKey, scope.Now, cancellationToken);
    }

    /// <param name="row">With the person who has it now.</param>
    /// <param name="before">Who had it.</param>
    /// <param name="actorId">Who gave or took it; null for a job.</param>
    /// <param name="eventKey">Key of the event in the case's history.</param>
    public static async Task TellAsync(
        ConsoleDbContext db,
        CaseRow row,
        Guid? before,
        Guid? actorId,
        string eventKey,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.AssigneeId == before)
        {
            return;
        }

        if (before is { } previous)
        {
            await InboxPost.TellAsync(db, Of(previous, InboxKind.Taken), cancellationToken);
        }

        if (row.AssigneeId is { } now)
        {
            await InboxPost.TellAsync(db, Of(now, InboxKind.Given), cancellationToken);
        }

        InboxNews Of(Guid recipient, InboxKind kind) =>
            new(recipient, eventKey, kind, row.LastEventAt)
            {
                CaseId = row.Id,
                FromId = actorId,
                Reference = row.AssigneeId?.ToString("D"),
            };
    }
}
