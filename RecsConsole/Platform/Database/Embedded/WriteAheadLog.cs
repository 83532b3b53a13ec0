using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database.Embedded;

/// <summary>The write-ahead log of a SQLite file, which can still contain old versions of pages.</summary>
public static class WriteAheadLog
{
    /// <summary>
    /// Checkpoints and truncates the log, as far as no reader uses it; a later checkpoint does the rest. Servers manage their own logs.
    /// </summary>
    public static async Task EmptyAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.ProviderName is "Microsoft.EntityFrameworkCore.Sqlite")
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
    }
}
