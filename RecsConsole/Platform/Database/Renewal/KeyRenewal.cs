using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database.Embedded;

namespace RecsConsole.Platform.Database.Renewal;

/// <summary>
/// Gives the subjects of a tenant new keys, encrypts what is stored about them anew and destroys the replaced keys. It can be ended anywhere
/// and run again: a run first ends what an earlier one began, and only then is there something to renew.
/// </summary>
public sealed partial class KeyRenewal(
    TenantDb tenantDb,
    SubjectKeys keys,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<KeyRenewal> logger
)
{
    /// <summary>
    /// A replaced key is kept for so long at least: a node that has not heard of the new one, or a transaction that began before, may still
    /// write with it.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(15);

    private const int Batch = 100; // rows of one transaction

    /// <param name="only">A customer or a person; null: the whole tenant.</param>
    public async Task<RenewedKeys> RunAsync(
        Guid tenantId,
        SubjectName? only,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var earlierKeys = new EarlierKeys(db, keys, auditTrail, clock);
        var unfinished = await earlierKeys.ReadAsync(only, cancellationToken);
        // an unfinished renewal is ended before there is another one: what was made since it began is as new as it wanted it
        var began = unfinished.Count > 0 ? await earlierKeys.BeganAsync(cancellationToken) : null;
        var madeBefore = began ?? Timestamps.Round(clock.GetUtcNow());
        var renewed = await earlierKeys.ReplaceAsync(only, madeBefore, progress, cancellationToken);
        var settled = clock.GetUtcNow() - Settling; // before the last look for values
        var earlier = await earlierKeys.ReadAsync(only, cancellationToken);
        var (values, used) = await RewriteAsync(db, earlier, progress, cancellationToken);
        var unused = earlier.Where(key => !used.Contains(key.Id)).ToList();
        var destroyed = await earlierKeys.DestroyAsync([.. unused.Where(key => key.Successor.CreatedAt <= settled)], cancellationToken);
        await WriteAheadLog.EmptyAsync(db, cancellationToken);
        return new(renewed, values, destroyed, unused.Count - destroyed, used.Count)
        {
            SettledAt = unused.Count == destroyed ? null : unused.Max(key => key.Successor.CreatedAt) + Settling,
        };
    }

    // Again until a look finds nothing that can be written: others may have written with a replaced key meanwhile.
    private async Task<(int Values, IReadOnlySet<Guid> Used)> RewriteAsync(
        ConsoleDbContext db,
        IReadOnlyList<EarlierKey> earlier,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var successors = earlier.ToDictionary(key => key.Id, key => keys.Unwrap(key.Successor, isCommitted: true));
        var wanted = successors.Keys.ToHashSet();
        var (values, written, used) = (0, 1, new HashSet<Guid>());
        while (wanted.Count > 0 && written > 0)
        {
            (written, used) = (0, []);
            foreach (var table in SealedTable.Of(db))
            {
                var rows = await RowsAsync(db, table, wanted, cancellationToken);
                used.UnionWith(rows.SelectMany(row => row.KeyIds));
                written += await RenewAsync(db, table, rows, successors, cancellationToken);
                if (rows.Count > 0)
                {
                    progress.Report($"{table.Name}: {rows.Count} rows");
                }
            }

            values += written;
        }

        return (values, used);
    }

    private static async Task<List<SealedRow>> RowsAsync(
        ConsoleDbContext db,
        SealedTable table,
        HashSet<Guid> wanted,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await table.FindAsync(wanted, cancellationToken).ToListAsync(cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<int> RenewAsync(
        ConsoleDbContext db,
        SealedTable table,
        List<SealedRow> rows,
        Dictionary<Guid, SubjectKey> successors,
        CancellationToken cancellationToken
    )
    {
        var renewed = 0;
        foreach (var batch in rows.Chunk(Batch))
        {
            await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
            foreach (var row in batch)
            {
                try
                {
                    renewed += await table.RenewAsync(row, successors, cancellationToken);
                }
                catch (CryptographicException e)
                {
                    LogNotRenewed(e, table.Name); // its key stays, so that it can be read if it is mended
                }
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return renewed;
    }

    [LoggerMessage(EventId = 103, Level = LogLevel.Error, Message = "A row of {Table} cannot be decrypted and keeps its earlier key")]
    private partial void LogNotRenewed(Exception exception, string table);
}

/// <summary>What a run did.</summary>
/// <param name="Keys">Subjects with a new key.</param>
/// <param name="Values">Values that were encrypted anew.</param>
/// <param name="Destroyed">Replaced keys that are no more.</param>
/// <param name="Waiting">Replaced keys that nothing is encrypted with, which another run destroys from <see cref="SettledAt"/> on.</param>
/// <param name="Stuck">Replaced keys that stay, because a value of theirs could not be decrypted.</param>
public sealed record RenewedKeys(int Keys, int Values, int Destroyed, int Waiting, int Stuck)
{
    /// <summary>When the waiting keys can be destroyed; null when none waits.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
