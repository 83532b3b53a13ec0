using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>What a SQLite file knows about its own contents to choose an index. Servers keep such statistics themselves.</summary>
public static class QueryStatistics
{
    /// <summary>
    /// Looks at up to 1,000 rows of each index, which takes a moment whatever the size: without statistics, a count over a million decisions
    /// took minutes instead of seconds.
    /// </summary>
    public static async Task RefreshAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.ProviderName is "Microsoft.EntityFrameworkCore.Sqlite")
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE;", cancellationToken);
        }
    }
}
