using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>The log beside a SQLite file, which holds pages as they were before what was written last.</summary>
public static class WriteAheadLog
{
    /// <summary>
    /// Moves it into the file and empties it, as far as nobody is reading from it just now; what is left then goes at a later checkpoint. Servers keep
    /// and recycle their logs by themselves.
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
