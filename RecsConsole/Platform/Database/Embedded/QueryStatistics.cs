using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database.Embedded;

/// <summary>What a SQLite file knows about its own contents to choose an index. Servers keep such statistics themselves.</summary>
public static class QueryStatistics
{
    // https://sqlite.org/pragma.html#pragma_optimize: says what it would analyze (1), for tables (2), whether they were queried or not (0x10000)
    private const string AskWhatIsStale = "PRAGMA optimize=0x10003";

    // a table of the migrations that has no index to know of, and would be named each time
    private const string WithoutIndex = "__EFMigrationsLock";

    /// <summary>
    /// Looks at up to 1,000 rows of each index, which takes a moment whatever the size: without statistics, a count over a million decisions
    /// took minutes instead of seconds.
    /// </summary>
    public static async Task RefreshAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (WriterSlots.IsEmbedded(db))
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE;", cancellationToken);
            // a connection reads statistics once
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
    }

    /// <summary>Refreshes them if a table has none or grew or shrank tenfold since.</summary>
    /// <returns>Whether they were refreshed.</returns>
    public static async Task<bool> RefreshIfStaleAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!WriterSlots.IsEmbedded(db) || !await AreStaleAsync(db, cancellationToken))
        {
            return false;
        }

        await RefreshAsync(db, cancellationToken);
        return true;
    }

    private static async Task<bool> AreStaleAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = AskWhatIsStale;
            await using var lines = await command.ExecuteReaderAsync(cancellationToken);
            while (await lines.ReadAsync(cancellationToken))
            {
                if (!lines.GetString(0).Contains(WithoutIndex, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
