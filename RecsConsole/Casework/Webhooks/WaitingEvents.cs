using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Webhooks;

/// <summary>
/// Queues an event for each thing that waits for a webhook's person, once for as long as it waits. Whatever no longer waits gives its key
/// free, so that it is reported again if it comes back; an event that was not sent by then is withdrawn.
/// </summary>
public static class WaitingEvents
{
    private const string Open = "waiting:";
    private const string Over = "waited:";

    /// <summary>Without the events that prevent a second one of the same thing, however old they are.</summary>
    public static IQueryable<WebhookDeliveryRow> WithoutThoseThatWait(this IQueryable<WebhookDeliveryRow> deliveries) =>
        deliveries.Where(row => !row.EventKey.StartsWith(Open));

    /// <summary>Adds what is new and ends what is over; the caller saves. Returns how many events were added.</summary>
    /// <param name="waiting">Everything that waits now, by kind of event.</param>
    public static async Task<int> QueueAsync(
        ConsoleDbContext db,
        WebhookRow hook,
        IReadOnlyCollection<WaitingEvent> waiting,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(hook);
        var told = await db
            .WebhookDeliveries.Where(row => row.WebhookId == hook.Id && row.EventKey.StartsWith(Open))
            .ToDictionaryAsync(row => row.EventKey, StringComparer.Ordinal, cancellationToken);
        var due = waiting.DistinctBy(KeyOf, StringComparer.Ordinal).ToDictionary(KeyOf, StringComparer.Ordinal);
        foreach (var (key, row) in told.Where(each => !due.ContainsKey(each.Key)))
        {
            End(row, key);
        }

        var added = due.Where(each => !told.ContainsKey(each.Key)).ToList();
        db.WebhookDeliveries.AddRange(added.Select(each => DeliveryOf(hook, each.Key, each.Value, now)));
        return added.Count;
    }

    private static void End(WebhookDeliveryRow row, string key)
    {
        row.EventKey = Over + key[Open.Length..];
        row.Revision++; // so that a concurrent send fails
        if (row is { State: WebhookState.ToSend, Attempts: 0 })
        {
            (row.State, row.NextAttemptAt) = (WebhookState.Withdrawn, null);
        }
    }

    private static WebhookDeliveryRow DeliveryOf(WebhookRow hook, string key, WaitingEvent waiting, DateTimeOffset now) =>
        new()
        {
            TenantId = hook.TenantId,
            Id = Guid.CreateVersion7(now),
            WebhookId = hook.Id,
            EventId = IdOf(hook.TenantId, waiting),
            Kind = waiting.Type,
            EventKey = key,
            Body = new WebhookBody(waiting.Type, now, new() { Item = waiting.Item }).ToJson(),
            At = now,
            State = WebhookState.ToSend,
            NextAttemptAt = now,
        };

    // a hash: keys of objects can be longer than the column
    private static string KeyOf(WaitingEvent waiting) =>
        Open + Convert.ToHexStringLower(HashOf($"{waiting.Type}\n{waiting.Item.Kind}\n{waiting.Item.Key}"));

    private static Guid IdOf(Guid tenantId, WaitingEvent waiting)
    {
        var since = waiting.Item.Since.UtcTicks.ToString(CultureInfo.InvariantCulture);
        return EventIds.Of($"{tenantId:D}\n{waiting.Type}\n{waiting.Item.Kind}\n{waiting.Item.Key}\n{since}");
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>A thing that waits for a webhook's person.</summary>
/// <param name="Type">The kind of event, one of <see cref="WebhookKinds"/>.</param>
public sealed record WaitingEvent(string Type, WebhookItem Item);
