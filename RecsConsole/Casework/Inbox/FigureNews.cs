using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifies of a figure beyond its limit: the administrators if it is one of the whole tenant, and whoever set the alarm.
/// </summary>
public static class FigureNews
{
    /// <summary>Adds the notifications; the same alarm notifies the same person once.</summary>
    public static async Task NotifyAsync(ConsoleDbContext db, FigureNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        foreach (var recipient in await RecipientsAsync(db, notice, cancellationToken))
        {
            await InboxPost.NotifyAsync(
                db,
                new(recipient, KeyOf(notice.AlarmId), InboxKind.FigureAlarm, notice.At)
                {
                    Reference = notice.Team,
                    Text = notice.Words.Stored,
                },
                cancellationToken
            );
        }
    }

    /// <summary>The figure is within its limit again: withdraws unread notifications.</summary>
    public static Task TakeBackAsync(ConsoleDbContext db, Guid alarmId, DateTimeOffset at, CancellationToken cancellationToken) =>
        InboxPost.TakeBackAsync(db, KeyOf(alarmId), at, cancellationToken);

    // an alarm of a team whose author has left is not lost
    private static async Task<IEnumerable<Guid>> RecipientsAsync(
        ConsoleDbContext db,
        FigureNotice notice,
        CancellationToken cancellationToken
    )
    {
        Guid[] author =
            notice.PersonId is { } id && await db.People.AnyAsync(person => person.Id == id && person.IsActive, cancellationToken)
                ? [id]
                : [];
        return notice.Team is not null && author.Length > 0
            ? author
            : author.Union(await DocumentNews.AdministratorsAsync(db, cancellationToken));
    }

    private static string KeyOf(Guid alarmId) => "figure:" + alarmId.ToString("D");
}

/// <summary>An alarm to notify of.</summary>
/// <param name="AlarmId">Id of the audit entry that raised it.</param>
public sealed record FigureNotice(Guid AlarmId, StoredText Words, DateTimeOffset At)
{
    /// <summary>Who set the alarm; null when the console did.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The team whose figure it is; null for the whole tenant.</summary>
    public string? Team { get; init; }
}
