using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Sorts the cases of a queue. Titles and customer names are encrypted under keys of their own, so they are sorted here.</summary>
internal static class QueueOrder
{
    /// <summary>Keys of the cases in the filter's order, starting at an offset.</summary>
    public static async Task<List<string>> KeysAsync(
        ConsoleDbContext db,
        IQueryable<CaseRow> cases,
        QueueFilter filter,
        DateTimeOffset now,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        if (filter.Sort is not (QueueSort.Title or QueueSort.Customer))
        {
            return await Ordered(cases, filter, now).Select(row => row.Key).Skip(skip).Take(take).ToListAsync(cancellationToken);
        }

        var rows = await Ordered(cases, filter, now)
            .Select(row => new
            {
                row.Key,
                Text = filter.Sort == QueueSort.Title
                    ? row.Title
                    : db.Accounts.Where(account => account.Key == row.AccountKey).Select(account => account.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var sorted = filter.Descending
            ? rows.OrderByDescending(row => row.Text, StringComparer.InvariantCultureIgnoreCase)
            : rows.OrderBy(row => row.Text, StringComparer.InvariantCultureIgnoreCase);
        return [.. sorted.Select(row => row.Key).Skip(skip).Take(take)];
    }

    // The default order: most overdue deadlines first, then the next deadline, then priority; then cases without a deadline, and cases set
    // aside last.
    private static IOrderedQueryable<CaseRow> Ordered(IQueryable<CaseRow> cases, QueueFilter filter, DateTimeOffset now)
    {
        var sorted = (filter.Sort, filter.Descending) switch
        {
            (QueueSort.Case, var down) => By(cases, row => row.Key, down),
            (QueueSort.State, var down) => By(cases, row => row.Status, down),
            (QueueSort.Priority, var down) => By(cases, row => row.Priority ?? 9, down),
            (QueueSort.Sla, true) => cases.OrderBy(row => row.SlaDeadline == null).ThenByDescending(row => row.SlaDeadline),
            _ => cases.OrderBy(row => row.LookAgainAt != null && row.LookAgainAt > now),
        };
        return sorted
            .ThenBy(row => row.SlaDeadline == null)
            .ThenBy(row => row.SlaDeadline)
            .ThenBy(row => row.Priority ?? 9)
            .ThenBy(row => row.Key);
    }

    private static IOrderedQueryable<CaseRow> By<TKey>(IQueryable<CaseRow> cases, Expression<Func<CaseRow, TKey>> key, bool descending) =>
        descending ? cases.OrderByDescending(key) : cases.OrderBy(key);
}
