using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifies those who watch alerts of a new one: what it is about, never whom. Details are on the alert's page.</summary>
public static class AlertNews
{
    public static async Task NotifyAsync(ConsoleDbContext db, SecurityAlertRow alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        foreach (var watcher in await RightHolders.ReadAsync(db, AccessOperation.ViewAlerts, alert.At, cancellationToken))
        {
            await InboxPost.NotifyAsync(
                db,
                new(watcher, KeyOf(alert.Id), InboxKind.AlertRaised, alert.At) { Reference = $"{alert.Kind.ToCode()}/{alert.Id:D}" },
                cancellationToken
            );
        }
    }

    /// <summary>Somebody has seen the alert: withdraws unread notifications.</summary>
    public static Task TakeBackAsync(ConsoleDbContext db, Guid alertId, DateTimeOffset at, CancellationToken cancellationToken) =>
        InboxPost.TakeBackAsync(db, KeyOf(alertId), at, cancellationToken);

    /// <summary>Kind and id of the alert of a notification; null when it is of none.</summary>
    public static (SecurityAlertKind Kind, string Id)? AlertOf(InboxItemRow item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return
            item.Kind is InboxKind.AlertRaised
            && item.Reference?.Split('/') is [var code, var id]
            && ColumnCodes.TryParse<SecurityAlertKind>(code, out var kind)
            ? (kind, id)
            : null;
    }

    private static string KeyOf(Guid alertId) => "alert:" + alertId.ToString("D");
}
