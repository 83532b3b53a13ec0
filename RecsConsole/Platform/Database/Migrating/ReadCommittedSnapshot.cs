using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Migrating;

/// <summary>
/// On SQL Server readers must not wait for writers: an import would block every other node while it runs. PostgreSQL and SQLite never block
/// readers; SQL Server needs a database option, which CREATE DATABASE does not set.
/// </summary>
public static class ReadCommittedSnapshot
{
    /// <summary>Whether the option is on; null when it is not SQL Server.</summary>
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

    /// <summary>
    /// Turns the option on if it is off, which ends other sessions of the database; a login without the right gets a message that says what
    /// to ask for.
    /// </summary>
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
