using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Has a new key sign a tenant's trail from now on. The change is an entry, whose link is the last one that the earlier key signs.
/// </summary>
public sealed class TrailKeyRenewal(
    TenantDb tenantDb,
    AuditSealer sealer,
    AuditSigner signer,
    TrustedHead trusted,
    KeptHeads heads,
    AuditTrail auditTrail
)
{
    private const string Operation = "renew.trail_key";
    private const int MaxAttempts = 20;

    /// <summary>Returns the number of the last link under the earlier key.</summary>
    /// <exception cref="ConfigurationException">The trail is not genuine: a new key would hide that.</exception>
    public async Task<long> RunAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await sealer.SealAllAsync(tenantId, cancellationToken);
            if (await trusted.FindAsync(db, cancellationToken) is not { } head)
            {
                throw new ConfigurationException("The chain is not genuine, so that no new key signs it. See `audit verify`.");
            }

            try
            {
                return await ChangeAsync(db, head, cancellationToken);
            }
            catch (Exception e) when (attempt < MaxAttempts && AuditSealer.IsClash(e))
            {
                db.ChangeTracker.Clear(); // another node sealed meanwhile
            }
        }
    }

    // The link is in the transaction first, so that nobody else can add one of its number or a later one. The file comes before the commit:
    // from then on all nodes sign what follows with the new key. Without the commit, the link of that number keeps the earlier key.
    private async Task<long> ChangeAsync(ConsoleDbContext db, AuditHead head, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var from = head.Number + 2;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = from.ToString(CultureInfo.InvariantCulture) };
        var entry = auditTrail.Append(db, actorId: null, new(Operation, "tenant", db.TenantId.ToString("D"), AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        var link = AuditChain.Next(head, db.TenantId, entry.Id, entry.Hash, Timestamps.Round(entry.At));
        link.Signature = signer.SignatureOf(link);
        await BulkInsert.WriteAsync(db, [link], cancellationToken);
        signer.Renew(db.TenantId, from);
        await transaction.CommitAsync(cancellationToken);
        heads.Keep(db.TenantId, new(link.Number, link.Hash));
        return link.Number;
    }
}
