using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Removes links that somebody added behind a tenant's last genuine one, so that the chain can be continued. Their entries are sealed again.
/// It needs the login that owns the schema: the application's own may remove no link.
/// </summary>
public sealed class ChainRepair(
    TenantDb tenantDb,
    DatabaseConnection connection,
    AuditSigner signer,
    KeptHeads heads,
    AuditTrail auditTrail
)
{
    private const string Operation = "repair.audit";

    /// <summary>Returns how many links were removed.</summary>
    /// <exception cref="ConfigurationException">Genuine links are missing; removing others brings them back in no way.</exception>
    public async Task<int> RunAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(tenantId, cancellationToken);
        var (off, on) = GuardOf(db);
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        // First: from here on nobody adds a link until the commit, so what is read now is what is there when it is removed. Read earlier, a
        // genuine link that another node adds meanwhile would be removed too.
        await db.Database.ExecuteSqlRawAsync(off, cancellationToken);
        var seen = await LookAsync(db, cancellationToken);
        await RefuseMissingAsync(db, seen.Genuine, cancellationToken);
        if (seen.Newest == seen.Genuine.Number)
        {
            return 0; // the guard was never off for anybody else: nothing is committed
        }

        var removed = await db
            .AuditLinks.Where(row => row.Number > seen.Genuine.Number && row.Number <= seen.Newest)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(on, cancellationToken);
        Record(db, seen.Genuine, removed);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private async Task RefuseMissingAsync(ConsoleDbContext db, AuditHead genuine, CancellationToken cancellationToken)
    {
        var kept = heads.Read(db.TenantId);
        if (genuine.Number < kept.Number || (kept.Number > 0 && !await KeptHeads.IsInChainAsync(db, kept, cancellationToken)))
        {
            throw new ConfigurationException(
                $"The chain is genuine up to link {genuine.Number}, but link {kept.Number} was kept: links were rewritten or removed. Restore a backup."
            );
        }
    }

    // a link is genuine when its signature and its hash fit; what comes before it was checked when it was built upon
    private async Task<SeenLinks> LookAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var newest = 0L;
        AuditLinkRow? later = null;
        await foreach (
            var link in db
                .AuditLinks.AsNoTracking()
                .OrderByDescending(row => row.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            newest = Math.Max(newest, link.Number);
            if (later is not null && AuditChain.IsGenuine(later, new(link.Number, link.Hash), signer))
            {
                return new(new(later.Number, later.Hash), newest);
            }

            later = link;
        }

        var isFirstGenuine = later is not null && AuditChain.IsGenuine(later, AuditHead.None, signer);
        return new(isFirstGenuine ? new(later!.Number, later.Hash) : AuditHead.None, newest);
    }

    // in the transaction of the removal: neither is there without the other
    private void Record(ConsoleDbContext db, AuditHead genuine, int removed)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["head"] = genuine.ToString(),
            ["removed"] = removed.ToString(CultureInfo.InvariantCulture),
        };
        auditTrail.Append(db, actorId: null, new(Operation, "tenant", db.TenantId.ToString("D"), AuditOutcome.Done, details));
    }

    private async Task<ConsoleDbContext> OpenAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        if (connection.Migrating is not { } owner)
        {
            return await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        }

        var builder = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        DatabaseSetup.Use(builder, connection, owner);
        var db = new ConsoleDbContext(builder.Options);
        db.BindTo(tenantId);
        return db;
    }

    // the trigger that refuses to delete links, off and on again; whoever added links may have dropped it
    private static (string Off, string On) GuardOf(ConsoleDbContext db) =>
        db.Database.IsSqlite()
            ? (
                "DROP TRIGGER IF EXISTS \"AuditLinks_refuse_delete\"",
                """
                CREATE TRIGGER "AuditLinks_refuse_delete" BEFORE DELETE ON "AuditLinks"
                BEGIN SELECT RAISE(ABORT, 'AuditLinks is append-only'); END;
                """
            )
        : db.Database.IsNpgsql()
            ? (
                "ALTER TABLE \"AuditLinks\" DISABLE TRIGGER \"AuditLinks_refuse_update\"",
                "ALTER TABLE \"AuditLinks\" ENABLE TRIGGER \"AuditLinks_refuse_update\""
            )
        : ("DISABLE TRIGGER [AuditLinks_refuse_update] ON [AuditLinks]", "ENABLE TRIGGER [AuditLinks_refuse_update] ON [AuditLinks]");

    /// <param name="Genuine">The last genuine link.</param>
    /// <param name="Newest">The number of the newest link, genuine or not; 0 when there is none.</param>
    private readonly record struct SeenLinks(AuditHead Genuine, long Newest);
}
