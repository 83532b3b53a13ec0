using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Database.Migrating;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Backup;

/// <summary>
/// Copies every row of a database of this version into an empty one of any provider. The source is read as of one moment, while the site
/// may keep writing; the target gets all rows or none.
/// </summary>
public sealed class DatabaseCopy(ILoggerFactory loggers)
{
    private const int NotADatabase = 26; // SQLITE_NOTADB

    /// <summary>Migrates the target and copies into it.</summary>
    /// <param name="beforeCommit">Runs when every row is copied and none is committed; if it fails, the target stays empty.</param>
    /// <exception cref="ConfigurationException">The source is of another version, or the target is not empty.</exception>
    public async Task<CopiedRows> RunAsync(
        DatabaseConnection from,
        DatabaseConnection to,
        Action<string> progress,
        Action? beforeCommit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(progress);
        await RefuseOtherVersionAsync(from, cancellationToken);
        await MigrationOf(to).RunAsync(cancellationToken);
        await using var source = new Contexts(from).CreateDbContext();
        await using var target = new Contexts(to with { ConnectionString = to.Migrating ?? to.ConnectionString }).CreateDbContext();
        await source.Database.OpenConnectionAsync(cancellationToken);
        await target.Database.OpenConnectionAsync(cancellationToken);
        var tables = CopiedTable.All(source, target);
        await RefuseFilledAsync(tables, target, cancellationToken);
        await using var read = await SnapshotAsync(source.Database.GetDbConnection(), cancellationToken);
        await using var write = await target.Database.GetDbConnection().BeginTransactionAsync(cancellationToken);
        var rows = 0L;
        foreach (var table in tables)
        {
            var copied = await InsertAsync(table, read, write, to.Provider, cancellationToken);
            rows += copied;
            if (copied > 0)
            {
                progress($"{table.Name} {copied:N0}");
            }
        }

        beforeCommit?.Invoke();
        await write.CommitAsync(cancellationToken);
        return new(tables.Count, rows);
    }

    private async Task RefuseOtherVersionAsync(DatabaseConnection from, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(from, cancellationToken);
        if (status.Pending.Count > 0)
        {
            throw new ConfigurationException(
                status.Applied.Count == 0
                    ? $"{status.Location} holds no database of this console."
                    : $"{status.Location} is of an earlier version: it lacks {string.Join(", ", status.Pending)}. Run `db migrate` on it first."
            );
        }
    }

    private async Task<MigrationStatus> StatusAsync(DatabaseConnection from, CancellationToken cancellationToken)
    {
        try
        {
            return await MigrationOf(from).StatusAsync(cancellationToken);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == NotADatabase)
        {
            throw new ConfigurationException($"{SqliteProvider.FileOf(from.ConnectionString)} is not a database file.", e);
        }
    }

    private static async Task RefuseFilledAsync(
        IReadOnlyList<CopiedTable> tables,
        ConsoleDbContext target,
        CancellationToken cancellationToken
    )
    {
        foreach (var table in tables)
        {
            if (!await table.IsEmptyAsync(target.Database.GetDbConnection(), cancellationToken))
            {
                throw new ConfigurationException(
                    $"The database that would be written is not empty: its table {table.Name} has rows. Nothing was changed. "
                        + "Copy into an empty one (another DataFolder or connection string)."
                );
            }
        }
    }

    private static async Task<long> InsertAsync(
        CopiedTable table,
        DbTransaction read,
        DbTransaction write,
        DatabaseProvider provider,
        CancellationToken cancellationToken
    )
    {
        if (table.Identity is not { } identity)
        {
            return await table.CopyAsync(read, write, cancellationToken);
        }

        var name = CopiedTable.Quote(table.Name);
        await ExecuteAsync(write, provider == DatabaseProvider.SqlServer ? $"SET IDENTITY_INSERT {name} ON" : null, cancellationToken);
        var copied = await table.CopyAsync(read, write, cancellationToken);
        await ExecuteAsync(
            write,
            provider switch
            {
                DatabaseProvider.SqlServer => $"SET IDENTITY_INSERT {name} OFF",
                // a sequence continues from its own value, not from the largest inserted number
                DatabaseProvider.PostgreSql when copied > 0 =>
                    $"SELECT setval(pg_get_serial_sequence('{name}', '{identity}'), (SELECT MAX({CopiedTable.Quote(identity)}) FROM {name}))",
                _ => null,
            },
            cancellationToken
        );
        return copied;
    }

    private static async Task ExecuteAsync(DbTransaction transaction, string? sql, CancellationToken cancellationToken)
    {
        if (sql is null)
        {
            return;
        }

        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // a consistent snapshot that does not block writers
    private static async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(
                connection is Npgsql.NpgsqlConnection ? IsolationLevel.RepeatableRead : IsolationLevel.Snapshot,
                cancellationToken
            );

    private DatabaseMigration MigrationOf(DatabaseConnection connection) =>
        new(new Contexts(connection), connection, Options.Create(new DatabaseOptions()), loggers.CreateLogger<DatabaseMigration>());

    /// <summary>Contexts of any database, without the keys that open its texts.</summary>
    private sealed class Contexts(DatabaseConnection connection) : IDbContextFactory<ConsoleDbContext>
    {
        public ConsoleDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
            DatabaseSetup.Use(options, connection);
            return new(options.Options);
        }
    }
}

/// <summary>The result of a copy.</summary>
public sealed record CopiedRows(int Tables, long Rows);
