using RecsConsole.Casework.Alerts;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Callers;

/// <summary>
/// Records refused keys like refused sign-ins: in the trail of the key's tenant. When no tenant is known there is only the log line.
/// </summary>
public sealed partial class RefusedKeys(
    TenantDb tenantDb,
    AuditTrail auditTrail,
    RefusalBurst bursts,
    StrangerRefusals strangers,
    ILogger<RefusedKeys> logger
)
{
    /// <param name="use">Null when the request has no key, or an unknown one.</param>
    internal async Task RecordAsync(ApiKeyUse? use, CancellationToken cancellationToken)
    {
        if (use?.Refusal is not { } reason)
        {
            LogUnknown();
            strangers.Count(RefusalReasons.Key);
            return;
        }

        var code = reason.ToString().ToLowerInvariant();
        LogRefused(use.KeyId, use.TenantId, code);
        await using var db = await tenantDb.OpenAsync(use.Actor, cancellationToken);
        // a wrong secret does not prove who held the key
        var person = reason is ApiKeyRefusal.Secret ? (Guid?)null : use.PersonId;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = code };
        var entry = new AuditEvent(RefusalReasons.Key, "api_key", use.KeyId.ToString("D"), AuditOutcome.Denied, details);
        var written = auditTrail.Append(db, person, entry);
        await db.SaveChangesAsync(cancellationToken);
        await bursts.NoticeAsync(db, written, cancellationToken);
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "Key {KeyId} of tenant {TenantId} refused: {Reason}")]
    private partial void LogRefused(Guid keyId, Guid tenantId, string reason);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Information, Message = "A request to the API without a known key was refused")]
    private partial void LogUnknown();
}
