using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Privacy.Holds;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>The rows of each class of data: all that are stored, and those that no hold keeps. The page counts them and the job removes them.</summary>
internal sealed class ExpiringRows(ConsoleDbContext db, HeldSubjects held)
{
    /// <summary>Closed cases whose texts are still there; the time runs from the last thing that happened in one.</summary>
    public IQueryable<CaseRow> Cases =>
        held.Readable(db.Cases).Where(row => !row.IsOpen && (row.ErasedAt == null || row.ErasedAt < row.LastEventAt));

    public IQueryable<CaseRow> FreeCases => held.Free(Cases);

    public IQueryable<SearchLogRow> FreeSearches => held.Free(db.SearchLog);

    public IQueryable<InboxItemRow> FreeInboxItems => held.Free(db, db.InboxItems);

    public IQueryable<TextDraftRow> FreeDrafts => held.Free(db, db.TextDrafts);

    /// <summary>How many of a class there are, and how many would go.</summary>
    /// <param name="before">What is older is due; null: nothing is.</param>
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
            "inbox" => (isFree ? FreeInboxItems : db.InboxItems).Select(row => row.At),
            _ => (isFree ? FreeDrafts : db.TextDrafts).Select(row => row.At),
        };
}

/// <summary>What a period means for a class of data now.</summary>
/// <param name="Due">Would go.</param>
/// <param name="Held">Are as old, and kept by a legal hold.</param>
/// <param name="Oldest">Of those that would go.</param>
public sealed record ClassCount(int Total, int Due, int Held, DateTimeOffset? Oldest);
