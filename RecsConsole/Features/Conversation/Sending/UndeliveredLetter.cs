using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Conversation.Sending;

/// <summary>A letter that never arrived answers nothing: the customer waits again, as from the letter before it.</summary>
internal static class UndeliveredLetter
{
    private const int MostAttempts = 3;

    /// <summary>Takes the answer back in a context of its own. What was written or done since stays as it is.</summary>
    public static async Task TakeBackAsync(TenantDb tenantDb, MessageRow message)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++) // others may write the case at the same moment
        {
            await using var db = await tenantDb.OpenAsync(Actor.Job(message.TenantId), CancellationToken.None);
            var row = await db.Cases.FirstAsync(each => each.Id == message.CaseId);
            if (row.RepliedAt > message.At)
            {
                return;
            }

            row.RepliedAt = await db
                .Messages.Where(each => each.CaseId == message.CaseId && each.Direction == MessageDirection.Outbound)
                .Where(each => each.Delivery != MessageDelivery.Failed && each.At < message.At)
                .OrderByDescending(each => each.At)
                .Select(each => (DateTimeOffset?)each.At)
                .FirstOrDefaultAsync();
            if (await db.TrySaveChangesAsync(CancellationToken.None))
            {
                return;
            }
        }
    }
}
