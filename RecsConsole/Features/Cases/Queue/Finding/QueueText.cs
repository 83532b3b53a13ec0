using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Queue.Finding;

/// <summary>
/// Finds cases by the words of their key, title and customer. Titles and customers' names are stored encrypted, under keys of their own, so the
/// database cannot search them: they are read and compared here, as <see cref="QueueOrder"/> does to put them in order. Search is not asked: it
/// finds by meaning and leaves the rest out, while this filter leaves nothing out that has the words.
/// </summary>
internal static class QueueText
{
    /// <summary>The cases that have every word of the text in their key, title or customer; all of them without a text.</summary>
    public static async Task<IQueryable<CaseRow>> WithTextAsync(
        this IQueryable<CaseRow> cases,
        ConsoleDbContext db,
        string? text,
        CancellationToken cancellationToken
    )
    {
        var words = text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length == 0)
        {
            return cases;
        }

        var customers = await db
            .Accounts.AsNoTracking()
            .Where(account => cases.Any(row => row.AccountKey == account.Key))
            .Select(account => new { account.Key, account.Name })
            .ToDictionaryAsync(account => account.Key, account => account.Name, StringComparer.Ordinal, cancellationToken);
        var rows = await cases
            .Select(row => new
            {
                row.Id,
                row.Key,
                row.Title,
                row.AccountKey,
            })
            .ToListAsync(cancellationToken);
        var found = rows.Where(row =>
                HasAll(words, row.Key, row.Title, row.AccountKey is { } key ? customers.GetValueOrDefault(key) : null)
            )
            .Select(row => row.Id)
            .ToList();
        return cases.Where(row => EF.Parameter(found).Contains(row.Id)); // one parameter, however many there are
    }

    private static bool HasAll(string[] words, params string?[] texts) =>
        words.All(word => texts.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));
}
