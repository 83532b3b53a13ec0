using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Says on which link of a chain the next one may be built. Whoever may write to the database can add a link that follows the last one in
/// number; built upon, it would be part of the chain for ever. So the newest link must have its hash and its signature, and the chain must
/// contain the head that the data folder keeps. Otherwise that tenant's entries stay unsealed: it is logged, readiness is degraded, and a
/// verification is requested at once, which names the fault and raises the alert.
/// </summary>
public sealed partial class TrustedHead(
    TenantDb tenantDb,
    AuditSigner signer,
    KeptHeads heads,
    JobRequests requests,
    ILogger<TrustedHead> logger
)
{
    /// <summary>The job that verifies a trail.</summary>
    public const string VerificationJob = "audit-verification";

    private const string Operation = "verify.audit";

    private readonly ConcurrentDictionary<Guid, AuditHead> _refused = new();

    /// <summary>The tenants whose chain is not continued now.</summary>
    public IReadOnlyCollection<Guid> Refused => [.. _refused.Keys];

    /// <summary>Whether this tenant's chain was not to be continued when this node last looked.</summary>
    public bool IsRefused(Guid tenantId) => _refused.ContainsKey(tenantId);

    /// <summary>The head of the context's tenant; null when nothing may be built on it.</summary>
    public async Task<AuditHead?> FindAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        // before the database is read: another node may add links meanwhile, and keep the newest in the same folder
        var kept = heads.Read(db.TenantId);
        var links = await db.AuditLinks.AsNoTracking().OrderByDescending(row => row.Number).Take(2).ToListAsync(cancellationToken);
        var head = links is [var newest, ..] ? new(newest.Number, newest.Hash) : AuditHead.None;
        if (IsGenuine(links) && await ContainsAsync(db, kept, head, cancellationToken))
        {
            _refused.TryRemove(db.TenantId, out _);
            return head;
        }

        await RefuseAsync(db.TenantId, kept, head, cancellationToken);
        return null;
    }

    private bool IsGenuine(List<AuditLinkRow> links) =>
        links switch
        {
            [] => true,
            [var only] => AuditChain.IsGenuine(only, AuditHead.None, signer),
            [var newest, var before, ..] => AuditChain.IsGenuine(newest, new(before.Number, before.Hash), signer),
        };

    private static async Task<bool> ContainsAsync(
        ConsoleDbContext db,
        AuditHead kept,
        AuditHead head,
        CancellationToken cancellationToken
    ) => kept.Number == 0 || kept == head || (kept.Number < head.Number && await KeptHeads.IsInChainAsync(db, kept, cancellationToken));

    // once for each head: the next look comes in half a second
    private async Task RefuseAsync(Guid tenantId, AuditHead kept, AuditHead head, CancellationToken cancellationToken)
    {
        if (_refused.TryGetValue(tenantId, out var known) && known == head)
        {
            return;
        }

        LogRefused(tenantId, head.Number, kept.Number);
        var job = Actor.Job(tenantId);
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        await requests.RequestAsync(db, job, new(VerificationJob, Operation), cancellationToken);
        _refused[tenantId] = head;
    }

    [LoggerMessage(
        EventId = 114,
        Level = LogLevel.Critical,
        Message = "The audit chain of tenant {TenantId} is not continued: link {Newest} is not genuine, or link {Kept} is gone (docs/security.md)"
    )]
    private partial void LogRefused(Guid tenantId, long newest, long kept);
}
