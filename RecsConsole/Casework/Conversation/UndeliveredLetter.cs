using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>An undelivered message is not a reply: the customer has been waiting since the message before it.</summary>
internal static class UndeliveredLetter
{
    private const int MaxAttempts = 3;

    /// <summary>Withdraws the reply, in its own context. Later messages and events stay as they are.</summary>
    public static async Task TakeBackAsync(TenantDb tenantDb, MessageRow message, DateTimeOffset at)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++) // others may write the case concurrently
        {
            await using var db = await tenantDb.OpenAsync(Actor.Job(message.TenantId), CancellationToken.None);
            var row = await db.Cases.FirstAsync(each => each.Id == message.CaseId);
            if (!await ApplyAsync(db, row, message, CancellationToken.None))
            {
                return;
            }

            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), at);
            if (await db.TrySaveChangesAsync(CancellationToken.None))
            {
                return;
            }
        }
    }

    /// <summary>Withdraws the reply in the context of the caller; false if there was another reply since.</summary>
    public static async Task<bool> ApplyAsync(ConsoleDbContext db, CaseRow row, MessageRow message, CancellationToken cancellationToken)
    {
        if (row.RepliedAt > message.At)
        {
            return false;
        }

        row.RepliedAt = await CaseMessages.RepliedBeforeAsync(db, row, message.At, cancellationToken);
        SetAside.Put(row, until: null, by: null); // the case must not wait for an answer to it
        return true;
    }
}
