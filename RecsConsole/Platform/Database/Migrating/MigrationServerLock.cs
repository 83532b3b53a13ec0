using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database.Migrating;

/// <summary>One migrating process per server database, by a session lock: the server releases it when the session ends.</summary>
public sealed class MigrationServerLock : IAsyncDisposable
{
    /// <summary>An arbitrary number, but the same in every version of the console.</summary>
    private const long PostgreSqlKey = 7_236_815_502_114;

    // Added to the client's timeout, so that SQL Server's own timeout comes first and names the cause.
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(10);
    private readonly ConsoleDbContext _db;

    private MigrationServerLock(ConsoleDbContext db) => _db = db;

    public static async Task<MigrationServerLock> TakeAsync(ConsoleDbContext db, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (db.Database.IsNpgsql())
        {
            db.Database.SetCommandTimeout(limit);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({PostgreSqlKey})", cancellationToken);
        }
        else
        {
            db.Database.SetCommandTimeout(limit + s_answer);
            await db.Database.ExecuteSqlAsync(
                $"""
                DECLARE @taken int;
                EXEC @taken = sp_getapplock @Resource = 'RecsConsole.Migrate', @LockMode = 'Exclusive',
                    @LockOwner = 'Session', @LockTimeout = {(int)limit.TotalMilliseconds};
                IF @taken < 0 THROW 51000, 'Another process is migrating this database.', 1;
                """,
                cancellationToken
            );
        }

        return new MigrationServerLock(db);
    }

    public async ValueTask DisposeAsync()
    {
        // explicitly, because a pooled connection outlives this object
        if (_db.Database.IsNpgsql())
        {
            await _db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({PostgreSqlKey})");
        }
        else
        {
            await _db.Database.ExecuteSqlRawAsync("EXEC sp_releaseapplock @Resource = 'RecsConsole.Migrate', @LockOwner = 'Session'");
        }

        await _db.Database.CloseConnectionAsync();
        _db.Database.SetCommandTimeout((int?)null); // the context goes back to the pool
    }
}
