using System.Threading.RateLimiting;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>Audits the use of an invalid session; of one that is used again and again, some entries a minute.</summary>
public sealed partial class SessionRefusals(TenantDb tenantDb, AuditTrail auditTrail, ILogger<SessionRefusals> logger) : IDisposable
{
    /// <summary>Entries that one session gets in a minute: whoever keeps a cookie could otherwise fill the trail.</summary>
    public const int EntriesPerMinute = 10;

    private readonly PartitionedRateLimiter<Guid> _written = PartitionedRateLimiter.Create<Guid, Guid>(session =>
        RateLimitPartition.GetFixedWindowLimiter(session, _ => new() { PermitLimit = EntriesPerMinute, Window = TimeSpan.FromMinutes(1) })
    );

    /// <param name="session">The claims of the cookie; signed by us, so tenant and person did exist.</param>
    /// <param name="where">The kind of refused call: request, circuit or command.</param>
    public async Task RecordAsync(SessionClaims session, string where, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        LogRefused(session.SessionId, session.OperatorId, session.TenantId, where);
        using var lease = _written.AttemptAcquire(session.SessionId);
        if (!lease.IsAcquired)
        {
            return;
        }

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

    public void Dispose() => _written.Dispose();

    [LoggerMessage(
        EventId = 111,
        Level = LogLevel.Warning,
        Message = "Session {SessionId} of operator {OperatorId} in tenant {TenantId} no longer holds: {Where} refused"
    )]
    private partial void LogRefused(Guid sessionId, Guid operatorId, Guid tenantId, string where);
}
