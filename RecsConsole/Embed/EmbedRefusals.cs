using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Api;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Embed;

/// <summary>
/// Audits the refusal of a token or a session in the trail of its tenant, limited per minute and address so that nobody can flood the
/// trail. A session ends with its first refusal, audited or not; only a wrong secret does not end it.
/// </summary>
internal sealed partial class EmbedRefusals(
    TenantDb tenantDb,
    AuditTrail auditTrail,
    IOptions<ApiOptions> options,
    TimeProvider clock,
    ILogger<EmbedRefusals> logger
) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _written = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new() { PermitLimit = options.Value.RefusalsPerMinute, Window = TimeSpan.FromMinutes(1) }
        )
    );

    /// <param name="use">Null: unknown token or session.</param>
    /// <param name="isOpen">Whether it is the session of an open panel, not a token.</param>
    public async Task RecordAsync(HttpContext context, EmbedUse? use, bool isOpen)
    {
        if (use?.Refusal is not { } reason || reason is EmbedRefusal.Over)
        {
            LogUnwritten();
            return;
        }

        using var lease = _written.AttemptAcquire(ClientNetwork.Of(context.Connection.RemoteIpAddress));
        var isEnd = isOpen && reason is not EmbedRefusal.Secret;
        if (!isEnd && !lease.IsAcquired)
        {
            LogUnwritten();
            return;
        }

        var code = reason.ToString().ToLowerInvariant();
        LogRefused(use.Id, use.Actor.TenantId, code);
        await using var db = await tenantDb.OpenAsync(use.Actor, context.RequestAborted);
        if (isEnd)
        {
            var row = await db.EmbedSessions.SingleAsync(each => each.Id == use.Id, context.RequestAborted);
            if (row.EndedAt is not null)
            {
                return; // a request just before recorded it
            }

            row.EndedAt = Timestamps.Round(clock.GetUtcNow());
        }

        if (lease.IsAcquired)
        {
            Append(db, use, reason, code);
        }

        await db.TrySaveChangesAsync(context.RequestAborted); // on a conflict, a concurrent request recorded it
    }

    public void Dispose() => _written.Dispose();

    private void Append(ConsoleDbContext db, EmbedUse use, EmbedRefusal reason, string code)
    {
        // a wrong secret does not prove who sent it
        var person = reason is EmbedRefusal.Secret ? (Guid?)null : use.Actor.PersonId;
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = code,
            ["case"] = use.CaseId.ToString("D"),
            ["key"] = use.KeyId.ToString("D"),
        };
        auditTrail.Append(db, person, new("refuse.embed", "embed", use.Id.ToString("D"), AuditOutcome.Denied, details));
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "Panel {EmbedId} of tenant {TenantId} refused: {Reason}")]
    private partial void LogRefused(Guid embedId, Guid tenantId, string reason);

    [LoggerMessage(
        EventId = 4102,
        Level = LogLevel.Information,
        Message = "A panel was refused that is unknown, was refused before, or is asked for too often from one address"
    )]
    private partial void LogUnwritten();
}
