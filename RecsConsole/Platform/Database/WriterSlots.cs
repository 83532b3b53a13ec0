using System.Collections.Concurrent;
using System.Data;
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
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> s_byDatabase = new(StringComparer.Ordinal);

    /// <summary>Begins a transaction that counts as a writer until it is committed, rolled back or disposed.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var slots = Of(db);
        await slots.WaitAsync(cancellationToken);
        try
        {
            return new ThrottledTransaction(
                await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken),
                slots
            );
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

    private static SemaphoreSlim Of(ConsoleDbContext db) =>
        s_byDatabase.GetOrAdd(
            db.Database.GetConnectionString() ?? "",
            static (_, writers) => new(writers, writers),
            IsEmbedded(db) ? 1 : MaxWriters
        );
}
