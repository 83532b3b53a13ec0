using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform;

/// <summary>
/// On SQL Server readers must not wait for writers: an import would stop every other node for its length. PostgreSQL and SQLite always work so; there a
/// database has to be told, and one that somebody made with CREATE DATABASE was not.
/// </summary>
public static class ReadCommittedSnapshot
{
    /// <summary>Whether it is on; null: not SQL Server.</summary>
    public static async Task<bool?> IsOnAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.IsSqlServer()
            ? await db
                .Database.SqlQueryRaw<bool>(
                    "SELECT is_read_committed_snapshot_on AS [Value] FROM sys.databases WHERE database_id = DB_ID()"
                )
                .SingleAsync(cancellationToken)
            : null;
    }

    /// <summary>Sets it where it is off, which ends the other sessions of the database; a login that may not is told what to ask for.</summary>
    public static async Task EnsureAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        if (await IsOnAsync(db, cancellationToken) is not false)
        {
            return;
        }

        try
        {
            await db.Database.ExecuteSqlRawAsync(
                "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE",
                cancellationToken
            );
        }
        catch (SqlException e)
        {
            throw new ConfigurationException(
                "The database has READ_COMMITTED_SNAPSHOT off, and this login may not set it. Have its owner run ALTER DATABASE ... SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE.",
                e
            );
        }
    }
}
