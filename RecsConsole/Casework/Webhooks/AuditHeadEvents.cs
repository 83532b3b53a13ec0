using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Casework.Webhooks;

/// <summary>
/// Queues the newest link of the audit chain for a webhook, at most once an hour. The copy that a receiver keeps is out of the reach of
/// whoever owns the database and the data folder, and shows later whether links were removed or rewritten.
/// </summary>
public static class AuditHeadEvents
{
    /// <summary>The shortest time between two heads.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>Adds the head unless it was queued before, or another one lately; the caller saves. Returns how many were added.</summary>
    public static async Task<int> QueueAsync(ConsoleDbContext db, WebhookRow hook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(hook);
        var head = await AuditSealer.HeadAsync(db, cancellationToken);
        var last = await db
            .WebhookDeliveries.AsNoTracking()
            .Where(row => row.WebhookId == hook.Id && row.Kind == WebhookKinds.AuditHead)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => new { row.At, row.EventKey })
            .FirstOrDefaultAsync(cancellationToken);
        var key = $"{WebhookKinds.AuditHead}:{head}"; // a chain that was rewritten has another hash, and is reported as well
        if (head.Number == 0 || last?.At > now - Between || string.Equals(last?.EventKey, key, StringComparison.Ordinal))
        {
            return 0;
        }

        db.WebhookDeliveries.Add(
            new()
            {
                TenantId = hook.TenantId,
                Id = Guid.CreateVersion7(now),
                WebhookId = hook.Id,
                EventId = EventIds.Of($"{hook.TenantId:D}\n{key}"),
                Kind = WebhookKinds.AuditHead,
                EventKey = key,
                Body = new WebhookBody(WebhookKinds.AuditHead, now, new() { Head = new(head.Number, head.Hash) }).ToJson(),
                At = now,
                State = WebhookState.ToSend,
                NextAttemptAt = now,
            }
        );
        return 1;
    }
}
