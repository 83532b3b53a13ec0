using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Chains a tenant's entries in the order in which it reads them. The number of a link is its key, so of two nodes that seal at once one
/// gets a conflict and retries; writers of entries never wait. A chain whose head cannot be trusted is not continued.
/// </summary>
public sealed partial class AuditSealer(
    TenantDb tenantDb,
    AuditSigner signer,
    KeptHeads heads,
    TrustedHead trusted,
    TimeProvider clock,
    ILogger<AuditSealer> logger
)
{
    /// <summary>
    /// How far back sealing of recent entries looks: an entry committed later than this after its time is left to a full seal.
    /// </summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How far back sealing of late entries looks: no transaction stays open for longer than the time between two seals of everything.
    /// </summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(6);

    private const int Batch = 1_000;
    private const int MaxClashes = 20;

    // Twice a second: over two minutes, it would cost a busy tenant more than writing its entries. Views are written a second after their
    // time, and then wait for their turn; what comes later than this is found by the look at recent entries, which is as long apart.
    private static readonly TimeSpan s_latest = TimeSpan.FromSeconds(5);

    /// <summary>Seals the entries of the last seconds; returns how many. One committed later is left to the look at recent ones.</summary>
    public Task<int> SealLatestAsync(Guid tenantId, CancellationToken cancellationToken) =>
        SealAsync(tenantId, clock.GetUtcNow() - s_latest, cancellationToken);

    /// <summary>Seals recent entries; returns how many.</summary>
    public Task<int> SealRecentAsync(Guid tenantId, CancellationToken cancellationToken) =>
        SealAsync(tenantId, clock.GetUtcNow() - Recent, cancellationToken);

    /// <summary>Seals all unsealed entries, however old.</summary>
    public Task<int> SealAllAsync(Guid tenantId, CancellationToken cancellationToken) =>
        SealAsync(tenantId, DateTimeOffset.UnixEpoch, cancellationToken);

    /// <summary>
    /// Seals entries of the last hours that were committed late; returns how many. It reads the hours, not the whole trail.
    /// </summary>
    public Task<int> SealLateAsync(Guid tenantId, CancellationToken cancellationToken) =>
        SealAsync(tenantId, clock.GetUtcNow() - Late, cancellationToken);

    /// <summary>The newest link of the context's tenant.</summary>
    public static async Task<AuditHead> HeadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var link = await db.AuditLinks.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        return link is null ? AuditHead.None : new(link.Number, link.Hash);
    }

    private async Task<int> SealAsync(Guid tenantId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var (count, clashes) = (0, 0);
        while (true)
        {
            var found = await UnsealedAsync(db, since, cancellationToken);
            if (found.Count == 0)
            {
                await LookAgainAsync(db, cancellationToken);
                return count;
            }

            if (await trusted.FindAsync(db, cancellationToken) is not { } head)
            {
                return count;
            }

            if (await TryLinkAsync(db, head, found, cancellationToken))
            {
                (count, clashes) = (count + found.Count, 0);
                since = found[^1].At; // the next round skips what is sealed now
            }
            else if (++clashes >= MaxClashes)
            {
                LogClashes(clashes);
                return count;
            }
        }
    }

    // another node may have sealed what waited, after a repair: this one would stay degraded until it finds something to seal
    private async Task LookAgainAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        if (trusted.IsRefused(db.TenantId))
        {
            await trusted.FindAsync(db, cancellationToken);
        }
    }

    private static Task<List<UnsealedEntry>> UnsealedAsync(
        ConsoleDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        Unsealed(db)
            .Where(row => row.At >= since)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Take(Batch)
            .Select(row => new UnsealedEntry(row.Id, row.At, row.Hash))
            .ToListAsync(cancellationToken);

    /// <summary>Entries without a link.</summary>
    public static IQueryable<AuditEntryRow> Unsealed(ConsoleDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.AuditEntries.AsNoTracking().Where(row => !db.AuditLinks.Any(link => link.EntryId == row.Id));
    }

    /// <summary>Entries that the chain up to <paramref name="head"/> does not contain, even if a later link does.</summary>
    public static IQueryable<AuditEntryRow> Behind(ConsoleDbContext db, AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .AuditEntries.AsNoTracking()
            .Where(row => !db.AuditLinks.Any(link => link.EntryId == row.Id && link.Number <= head.Number));
    }

    // The links are made before the transaction waits for its turn, so that only the writing keeps other writers waiting: if the head has
    // moved by then, the number is taken. False when another node was faster and nothing was written.
    private async Task<bool> TryLinkAsync(
        ConsoleDbContext db,
        AuditHead head,
        List<UnsealedEntry> entries,
        CancellationToken cancellationToken
    )
    {
        try
        {
            List<AuditLinkRow> links = [.. Links(db.TenantId, head, entries, Timestamps.Round(clock.GetUtcNow()))];
            await using (var transaction = await TenantDb.BeginAsync(db, cancellationToken))
            {
                await BulkInsert.WriteAsync(db, links, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            heads.Keep(db.TenantId, new(links[^1].Number, links[^1].Hash));
            return true;
        }
        catch (Exception e) when (IsClash(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Whether another node added a link of the same number first.</summary>
    // On SQLite a trigger rejects a duplicate key before the key constraint does: SQLITE_CONSTRAINT_TRIGGER.
    internal static bool IsClash(Exception exception) =>
        ConcurrencyConflict.Is(exception) || exception is SqliteException { SqliteExtendedErrorCode: 1811 };

    private IEnumerable<AuditLinkRow> Links(Guid tenantId, AuditHead head, List<UnsealedEntry> entries, DateTimeOffset now)
    {
        foreach (var entry in entries)
        {
            var link = AuditChain.Next(head, tenantId, entry.Id, entry.Hash, now);
            link.Signature = signer.SignatureOf(link);
            head = new(link.Number, link.Hash);
            yield return link;
        }
    }

    [LoggerMessage(
        EventId = 111,
        Level = LogLevel.Warning,
        Message = "Sealing met other nodes {Clashes} times; the rest is left to them and to the next look"
    )]
    private partial void LogClashes(int clashes);

    private sealed record UnsealedEntry(Guid Id, DateTimeOffset At, string Hash);
}
