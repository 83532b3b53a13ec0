using System.Globalization;
using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// Counts requests above a limit. Those of a person of a tenant, also by key, raise an alert from a number on, with one entry in the trail:
/// a flood must not fill it. Others are <see cref="StrangerRefusals"/>.
/// </summary>
public sealed partial class RefusedRequests(
    IOptions<AlertOptions> options,
    TenantDb tenantDb,
    AuditTrail auditTrail,
    RefusalBurst bursts,
    RefusalCounts counts,
    StrangerRefusals strangers,
    ILogger<RefusedRequests> logger
)
{
    /// <param name="actor">Who made the request; null for nobody who is known.</param>
    public async Task NoticeAsync(Actor? actor, CancellationToken cancellationToken)
    {
        if (actor?.PersonOrNull is not { } person)
        {
            strangers.Count(RefusalReasons.Request);
            return;
        }

        var count = counts.Add($"{actor.TenantId:N} {person:N}");
        if (count == options.Value.RefusedRequests)
        {
            try
            {
                await RecordAsync(actor, count, cancellationToken);
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                LogNotRecorded(e, count, actor.TenantId); // the request is refused all the same
            }
        }
    }

    private async Task RecordAsync(Actor actor, int count, CancellationToken cancellationToken)
    {
        var (kind, id) = actor.Key is { } key ? ("api_key", key.Id) : ("person", actor.PersonId);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = "rate_limit",
            ["count"] = count.ToString(CultureInfo.InvariantCulture),
        };
        var entry = new AuditEvent(RefusalReasons.Request, kind, id.ToString("D"), AuditOutcome.Denied, details);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var written = auditTrail.Append(db, actor.PersonOrNull, entry);
        await db.SaveChangesAsync(cancellationToken);
        await bursts.NoticeAsync(db, written, count, cancellationToken);
    }

    [LoggerMessage(
        EventId = 4006,
        Level = LogLevel.Error,
        Message = "{Count} requests above a limit were refused in tenant {TenantId}, and that could not be recorded"
    )]
    private partial void LogNotRecorded(Exception exception, int count, Guid tenantId);
}
