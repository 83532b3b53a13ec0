using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>
/// The limit of this process's writers to a database. SQLite has one writer: here the others wait in turn, without a thread. Inside SQLite
/// they would poll, up to a tenth of a second apart, and whoever asks at the right moment would be next.
/// </summary>
internal static class WriterSlots
{
    // Far below the hundred connections that pools have by default; each writer may need two.
    private const int MaxWriters = 16;

    // A request of a thousand rows touches more pages than SQLite's cache of 2 MB holds, and would read and write many of them several
    // times. There is one writer, so this is used once, not for each connection.
    private const string LargeCache = "PRAGMA cache_size=-16384;";
    private const string UsualCache = "PRAGMA cache_size=-2000;";
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> s_byDatabase = new(StringComparer.Ordinal);

    /// <summary>Begins a transaction that counts as a writer until it is disposed.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var slots = Of(db);
        await slots.WaitAsync(cancellationToken);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            var connection = db.Database.GetDbConnection();
            SetCache(connection, LargeCache);
            return new ThrottledTransaction(transaction, slots, () => SetCache(connection, UsualCache));
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    /// <summary>Whether the database is a file of this process.</summary>
    public static bool IsEmbedded(ConsoleDbContext db) =>
        string.Equals(db.Database.ProviderName, "Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal);

    private static void SetCache(DbConnection connection, string pragma)
    {
        if (connection is not SqliteConnection { State: ConnectionState.Open })
        {
            return;
        }

        try
        {
            using var command = connection.CreateCommand(); // takes part in the connection's transaction
            command.CommandText = pragma;
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // a cache of the wrong size costs time or memory only; what was committed must not look failed
        }
    }

    private static SemaphoreSlim Of(ConsoleDbContext db) =>
        s_byDatabase.GetOrAdd(
            db.Database.GetConnectionString() ?? "",
            static (_, writers) => new(writers, writers),
            IsEmbedded(db) ? 1 : MaxWriters
        );
}
