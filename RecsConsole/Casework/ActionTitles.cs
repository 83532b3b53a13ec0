using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>Titles of catalog actions, from the newest version of each.</summary>
internal static class ActionTitles
{
    public static async Task<Dictionary<string, string>> ReadAsync(
        ConsoleDbContext db,
        IEnumerable<string> keys,
        CancellationToken cancellationToken
    )
    {
        var wanted = keys.Distinct(StringComparer.Ordinal).ToList();
        var rows = await db
            .Actions.AsNoTracking()
            .Where(row => wanted.Contains(row.Key))
            .OrderBy(row => row.Version)
            .Select(row => new { row.Key, row.Title })
            .ToListAsync(cancellationToken);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        rows.ForEach(row => titles[row.Key] = row.Title);
        return titles;
    }
}
