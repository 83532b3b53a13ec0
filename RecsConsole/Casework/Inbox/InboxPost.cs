using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifies a person in the transaction of the event: nobody is notified of a change that was rolled back, and nobody misses one that was
/// committed.
/// </summary>
public static class InboxPost
{
    /// <summary>Maximum retention of an inbox in days; a tenant may configure less.</summary>
    public const int MaxDays = 30;

    /// <summary>
    /// Adds the item; the caller saves it. People are not notified of their own actions, nor after they have left. If the recipient of
    /// something that needs action is absent, their stand-in is notified as well.
    /// </summary>
    public static async Task NotifyAsync(ConsoleDbContext db, InboxNews news, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(news);
        await AddAsync(db, news, inPlaceOf: null, cancellationToken);
        if (
            news.RecipientId != news.FromId
            && StandIns.MayTake(news.Kind)
            && await StandIns.FindAsync(db, news, cancellationToken) is { } standIn
        )
        {
            await AddAsync(db, news with { RecipientId = standIn }, news.RecipientId, cancellationToken);
        }
    }

    private static async Task AddAsync(ConsoleDbContext db, InboxNews news, Guid? inPlaceOf, CancellationToken cancellationToken)
    {
        if (
            news.RecipientId == news.FromId
            || await AlreadyNotifiedAsync(db, news, cancellationToken)
            || !await db.People.AnyAsync(person => person.Id == news.RecipientId && person.IsActive, cancellationToken)
        )
        {
            return;
        }

        db.InboxItems.Add(
            new InboxItemRow
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(news.At),
                RecipientId = news.RecipientId,
                EventKey = news.EventKey,
                Kind = news.Kind,
                CaseId = news.CaseId,
                InPlaceOfId = inPlaceOf,
                FromId = news.FromId,
                Reference = news.Reference,
                Text = await MayKeepTextAsync(db, news, cancellationToken) ? news.Text : null,
                At = news.At,
            }
        );
        ChangeFeed.Append(db, ChangeKind.Inbox, news.RecipientId.ToString("D"), news.At);
    }

    /// <summary>Withdraws notifications of an event that are still unread.</summary>
    public static async Task TakeBackAsync(ConsoleDbContext db, string eventKey, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.InboxItems.Where(row => row.EventKey == eventKey && row.ReadAt == null).ToListAsync(cancellationToken);
        db.InboxItems.RemoveRange(rows);
        rows.ForEach(row => ChangeFeed.Append(db, ChangeKind.Inbox, row.RecipientId.ToString("D"), at));
    }

    private static async Task<bool> AlreadyNotifiedAsync(ConsoleDbContext db, InboxNews news, CancellationToken cancellationToken) =>
        db.InboxItems.Local.Any(row =>
            row.RecipientId == news.RecipientId && string.Equals(row.EventKey, news.EventKey, StringComparison.Ordinal)
        ) || await db.InboxItems.AnyAsync(row => row.RecipientId == news.RecipientId && row.EventKey == news.EventKey, cancellationToken);

    // nothing can be stored under the key of an erased customer; only the fact that something happened is kept
    private static async Task<bool> MayKeepTextAsync(ConsoleDbContext db, InboxNews news, CancellationToken cancellationToken)
    {
        if (news.Text is null || news.CaseId is not { } caseId)
        {
            return true;
        }

        var row = await db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return row is not null && !await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
    }
}
