using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Migrating;

/// <summary>Brings the database to the schema of this version, one process at a time.</summary>
public sealed partial class DatabaseMigration(
    IDbContextFactory<ConsoleDbContext> contexts,
    DatabaseConnection connection,
    IOptions<DatabaseOptions> options,
    ILogger<DatabaseMigration> logger
)
{
    /// <summary>Applies pending migrations; returns their names.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(cancellationToken);
        var limit = options.Value.MigrationLockTimeout;
        await using var fileLock =
            connection.Provider == DatabaseProvider.Sqlite ? await MigrationFileLock.TakeAsync(connection, limit, cancellationToken) : null;
        PrivateDatabaseFile.Keep(connection);
        if (!await ExistsAsync(db, cancellationToken))
        {
            await CreateAsync(db, cancellationToken);
        }

        RefuseForeign(db, await db.Database.GetAppliedMigrationsAsync(cancellationToken));
        await ReadCommittedSnapshot.EnsureAsync(db, cancellationToken);
        await using var lockContext = await OpenAsync(cancellationToken);
        await using var serverLock =
            connection.Provider == DatabaseProvider.Sqlite
                ? null
                : await MigrationServerLock.TakeAsync(lockContext, limit, cancellationToken);
        var applied = await ApplyAsync(db, cancellationToken);
        if (connection.Migrating is not null)
        {
            await ApplicationRole.GrantAsync(db, connection, cancellationToken);
        }

        return applied;
    }

    // Uses the login that owns the schema, if one is configured; the site's pool never holds its password.
    private async Task<ConsoleDbContext> OpenAsync(CancellationToken cancellationToken)
    {
        if (connection.Migrating is not { } migrating)
        {
            return await contexts.CreateDbContextAsync(cancellationToken);
        }

        var builder = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        DatabaseSetup.Use(builder, connection, migrating);
        return new ConsoleDbContext(builder.Options);
    }

    /// <summary>The applied and pending migrations; changes nothing.</summary>
    public async Task<MigrationStatus> StatusAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = db.Database.GetMigrations().ToList();
        var exists = await Creator(db).ExistsAsync(cancellationToken);
        var applied = exists ? (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList() : [];
        RefuseForeign(db, applied);
        return new MigrationStatus(
            connection.Provider,
            LocationOf(db.Database.GetDbConnection()),
            applied,
            [.. known.Except(applied, StringComparer.Ordinal)],
            exists ? await ReadCommittedSnapshot.IsOnAsync(db, cancellationToken) : null
        );
    }

    /// <summary>Refuses a database with migrations that this version does not know: applying the pending ones would fail halfway.</summary>
    private static void RefuseForeign(ConsoleDbContext db, IEnumerable<string> applied)
    {
        if (applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } foreign)
        {
            throw new ConfigurationException(
                $"The database {LocationOf(db.Database.GetDbConnection())} was made by another version of the console: this one does not know its migration {foreign}. "
                    + "Nothing was changed. Start with an empty database (another DataFolder or connection string), or use the version that made it."
            );
        }
    }

    // a file, or server and database: never a user or a password
    private static string LocationOf(System.Data.Common.DbConnection connection) =>
        connection.Database is "" or "main" ? connection.DataSource : $"{connection.DataSource} / {connection.Database}";

    private async Task<IReadOnlyList<string>> ApplyAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        if (connection.Provider == DatabaseProvider.Sqlite)
        {
            await SetWriteAheadLogAsync(db, cancellationToken);
            await RemoveStaleLockRowAsync(db, cancellationToken);
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return [];
        }

        var started = Stopwatch.GetTimestamp();
        await db.Database.MigrateAsync(cancellationToken);
        var elapsedMs = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        LogMigrated(pending.Count, elapsedMs);
        return pending;
    }

    /// <summary>
    /// Waits for a server that is still starting. A refused password or an unknown host name fails only after the whole wait.
    /// </summary>
    private async Task<bool> ExistsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await Creator(db).ExistsAsync(cancellationToken);
            }
            catch (DbException e)
                when (connection.Provider != DatabaseProvider.Sqlite && Stopwatch.GetElapsedTime(started) < options.Value.ConnectTimeout)
            {
                var reason = $"{e.GetType().Name}: {StartFailure.OneLine(e.Message)}";
                LogWaiting(reason);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    private static async Task CreateAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await Creator(db).CreateAsync(cancellationToken);
        }
        catch (DbException) when (!cancellationToken.IsCancellationRequested)
        {
            // another node may have created it in between; any other failure is real
            if (!await Creator(db).ExistsAsync(cancellationToken))
            {
                throw;
            }
        }
    }

    private static async Task SetWriteAheadLogAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);

    /// <summary>
    /// Removes the lock row that a process leaves when it is killed while migrating; later migrations would wait for it for ever. The file
    /// lock is held here, so no other process is migrating and the row is stale.
    /// </summary>
    private async Task RemoveStaleLockRowAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var tables = await db
            .Database.SqlQueryRaw<int>(
                """SELECT count(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'"""
            )
            .SingleAsync(cancellationToken);
        if (tables == 0)
        {
            return;
        }

        var removed = await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        if (removed > 0)
        {
            LogStaleLock(removed);
        }
    }

    private static IRelationalDatabaseCreator Creator(ConsoleDbContext db) => (IRelationalDatabaseCreator)db.GetService<IDatabaseCreator>();

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Database migrated migrations={Count} ms={ElapsedMs}")]
    private partial void LogMigrated(int count, long elapsedMs);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Removed the lock of a migration that was killed rows={Rows}")]
    private partial void LogStaleLock(int rows);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "The database cannot be opened yet, waiting. {Reason}")]
    private partial void LogWaiting(string reason);
}
