using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Tells who had a case, and who has it now, that it changed hands; not whoever did it.</summary>
public static class AssignmentNews
{
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
