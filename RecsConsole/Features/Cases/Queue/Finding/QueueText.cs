using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Queue.Finding;

/// <summary>
/// Finds cases by words in their key, title and customer. Titles and customer names are encrypted under keys of their own, so the database
/// cannot search them: they are read and compared here, as in <see cref="QueueOrder"/>. The search index is not used: it ranks by meaning
/// and drops the rest, while this filter keeps every case with the words.
/// </summary>
internal static class QueueText
{
    /// <summary>The cases that contain every word of the text in their key, title or customer; all cases when there is no text.</summary>
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
        return cases.Where(row => EF.Parameter(found).Contains(row.Id)); // a single parameter, however many ids there are
    }

    private static bool HasAll(string[] words, params string?[] texts) =>
        words.All(word => texts.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));
}
