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
        var kept = heads.Read(tenantId);
        var genuine = await LastGenuineAsync(db, cancellationToken);
        if (genuine.Number < kept.Number || (kept.Number > 0 && !await KeptHeads.IsInChainAsync(db, kept, cancellationToken)))
        {
            throw new ConfigurationException(
                $"The chain is genuine up to link {genuine.Number}, but link {kept.Number} was kept: links were rewritten or removed. Restore a backup."
            );
        }

        var removed = await RemoveAsync(db, genuine, cancellationToken);
        if (removed > 0)
        {
            await RecordAsync(tenantId, genuine, removed, cancellationToken);
        }

        return removed;
    }

    // a link is genuine when its signature and its hash fit; what comes before it was checked when it was built upon
    private async Task<AuditHead> LastGenuineAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        AuditLinkRow? later = null;
        await foreach (
            var link in db
                .AuditLinks.AsNoTracking()
                .OrderByDescending(row => row.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            if (later is not null && AuditChain.IsGenuine(later, new(link.Number, link.Hash), signer))
            {
                return new(later.Number, later.Hash);
            }

            later = link;
        }

        return later is not null && AuditChain.IsGenuine(later, AuditHead.None, signer) ? new(later.Number, later.Hash) : AuditHead.None;
    }

    private static async Task<int> RemoveAsync(ConsoleDbContext db, AuditHead genuine, CancellationToken cancellationToken)
    {
        var (off, on) = GuardOf(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(off, cancellationToken);
        var removed = await db.AuditLinks.Where(row => row.Number > genuine.Number).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(on, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private async Task RecordAsync(Guid tenantId, AuditHead genuine, int removed, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["head"] = genuine.ToString(),
            ["removed"] = removed.ToString(CultureInfo.InvariantCulture),
        };
        auditTrail.Append(db, actorId: null, new(Operation, "tenant", tenantId.ToString("D"), AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
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

    // the trigger that refuses to delete links, off and on again
    private static (string Off, string On) GuardOf(ConsoleDbContext db) =>
        db.Database.IsSqlite()
            ? (
                "DROP TRIGGER \"AuditLinks_refuse_delete\"",
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
}
