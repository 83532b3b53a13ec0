using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// Raises a security alert in the transaction of what it is about, so that an alert is never without its change and its news: open pages
/// follow, and those who watch are told.
/// </summary>
public static class SecurityAlerts
{
    /// <summary>Adds the alert; the caller saves it.</summary>
    public static async Task RaiseAsync(ConsoleDbContext db, SecurityAlertRow alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(alert);
        db.SecurityAlerts.Add(alert);
        ChangeFeed.Append(db, ChangeKind.Alert, alert.Id.ToString("D"), alert.At);
        await AlertNews.NotifyAsync(db, alert, cancellationToken);
    }
}
