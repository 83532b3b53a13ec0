using RecsConsole.Casework.Alerts;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn;

/// <summary>
/// Records sign-in events in the trail of the tenant concerned: the one entered or, for a refused sign-in, the operator's last one. When no
/// tenant is known (an unknown name, an operator without membership) there is only the log line.
/// </summary>
public sealed class SignInAudit(TenantDb tenantDb, AuditTrail auditTrail, RefusalBurst bursts)
{
    /// <param name="personId">Null when the identity is not proven, as with a wrong password.</param>
    public async Task RecordAsync(Guid tenantId, Guid? personId, AuditEvent entry, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var written = auditTrail.Append(db, personId, entry);
        await db.SaveChangesAsync(cancellationToken);
        await bursts.NoticeAsync(db, written, cancellationToken);
    }
}
