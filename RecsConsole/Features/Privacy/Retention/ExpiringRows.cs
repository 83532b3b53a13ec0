using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Privacy.Holds;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// The rows of each class of data: all stored ones, and those not under a hold. The page counts them and the job removes them.
/// </summary>
internal sealed class ExpiringRows(ConsoleDbContext db, HeldSubjects held)
{
    /// <summary>Closed cases that still have texts; the period runs from the last event in the case.</summary>
    public IQueryable<CaseRow> Cases =>
        held.Readable(db.Cases).Where(row => !row.IsOpen && (row.ErasedAt == null || row.ErasedAt < row.LastEventAt));

    public IQueryable<CaseRow> FreeCases => held.Free(Cases);

    public IQueryable<SearchLogRow> FreeSearches => held.Free(db.SearchLog);

    public IQueryable<InboxItemRow> FreeInboxItems => held.Free(db, db.InboxItems);

    public IQueryable<AccountSignalRow> FreeSignals => held.Free(db, db.AccountSignals);

    public IQueryable<TextDraftRow> FreeDrafts => held.Free(db, db.TextDrafts);

    /// <summary>Counts all rows of a class and those due for removal.</summary>
    /// <param name="before">Older rows are due; null means none.</param>
    public async Task<ClassCount> CountAsync(DataClass dataClass, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var (all, free) = (TimesOf(dataClass, isFree: false), TimesOf(dataClass, isFree: true));
        var total = await all.CountAsync(cancellationToken);
        if (before is not { } limit)
        {
            return new(total, 0, 0, null);
        }

        var due = free.Where(at => at < limit);
        var count = await due.CountAsync(cancellationToken);
        var old = await all.CountAsync(at => at < limit, cancellationToken);
        DateTimeOffset? oldest = count == 0 ? null : await due.OrderBy(at => at).FirstAsync(cancellationToken);
        return new(total, count, old - count, oldest);
    }

    private IQueryable<DateTimeOffset> TimesOf(DataClass dataClass, bool isFree) =>
        dataClass.Key switch
        {
            "closed_cases" => (isFree ? FreeCases : Cases).Select(row => row.LastEventAt),
            "searches" => (isFree ? FreeSearches : db.SearchLog).Select(row => row.At),
            "signals" => (isFree ? FreeSignals : db.AccountSignals).Select(row => row.BeforeAt ?? row.ObservedAt), // the older of two
            "inbox" => (isFree ? FreeInboxItems : db.InboxItems).Select(row => row.At),
            _ => (isFree ? FreeDrafts : db.TextDrafts).Select(row => row.At),
        };
}

/// <summary>The current effect of a period on a class of data.</summary>
/// <param name="Due">Rows due for removal.</param>
/// <param name="Held">Rows of that age that are kept only because of a legal hold.</param>
/// <param name="Oldest">Oldest of the rows due for removal.</param>
public sealed record ClassCount(int Total, int Due, int Held, DateTimeOffset? Oldest);
