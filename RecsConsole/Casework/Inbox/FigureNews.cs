using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifies the administrators of a figure beyond its limit.</summary>
public static class FigureNews
{
    /// <param name="alarmId">The same alarm notifies the same person once.</param>
    public static async Task NotifyAsync(
        ConsoleDbContext db,
        Guid alarmId,
        StoredText words,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var administrator in await DocumentNews.AdministratorsAsync(db, cancellationToken))
        {
            await InboxPost.NotifyAsync(
                db,
                new(administrator, KeyOf(alarmId), InboxKind.FigureAlarm, at) { Text = words.Stored },
                cancellationToken
            );
        }
    }

    /// <summary>The figure is within its limit again: withdraws unread notifications.</summary>
    public static Task TakeBackAsync(ConsoleDbContext db, Guid alarmId, DateTimeOffset at, CancellationToken cancellationToken) =>
        InboxPost.TakeBackAsync(db, KeyOf(alarmId), at, cancellationToken);

    private static string KeyOf(Guid alarmId) => "figure:" + alarmId.ToString("D");
}
