using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>Audits the use of an invalid session.</summary>
public sealed partial class SessionRefusals(TenantDb tenantDb, AuditTrail auditTrail, ILogger<SessionRefusals> logger)
{
    /// <param name="session">The claims of the cookie; signed by us, so tenant and person did exist.</param>
    /// <param name="where">The kind of refused call: request, circuit or command.</param>
    public async Task RecordAsync(SessionClaims session, string where, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        LogRefused(session.SessionId, session.OperatorId, session.TenantId, where);
        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        auditTrail.Append(
            db,
            session.PersonId,
            new(
                "refuse.session",
                "session",
                session.SessionId.ToString("D"),
                AuditOutcome.Denied,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["where"] = where }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(
        EventId = 111,
        Level = LogLevel.Warning,
        Message = "Session {SessionId} of operator {OperatorId} in tenant {TenantId} no longer holds: {Where} refused"
    )]
    private partial void LogRefused(Guid sessionId, Guid operatorId, Guid tenantId, string where);
}
