using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Audits the use of an invalid session; of one that is used again and again, some entries a minute. A session that has ended by itself, or
/// whose owner has to set up a second factor first, is nothing to alarm anybody: it is logged only.
/// </summary>
public sealed partial class SessionRefusals(
    TenantDb tenantDb,
    Memberships memberships,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SessionRefusals> logger
) : IDisposable
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
        if (await IsExpectedAsync(session, cancellationToken))
        {
            LogExpected(session.SessionId, where);
            return;
        }

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

    private async Task<bool> IsExpectedAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        if (await memberships.ReadAsync(session, cancellationToken) is not null)
        {
            return true; // the second factor
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.Sessions.AnyAsync(
            row => row.Id == session.SessionId && row.EndedAt == null && row.EndsAt <= now,
            cancellationToken
        );
    }

    [LoggerMessage(
        EventId = 113,
        Level = LogLevel.Information,
        Message = "Session {SessionId} has ended by itself or waits for a second factor: {Where} refused"
    )]
    private partial void LogExpected(Guid sessionId, string where);

    [LoggerMessage(
        EventId = 111,
        Level = LogLevel.Warning,
        Message = "Session {SessionId} of operator {OperatorId} in tenant {TenantId} no longer holds: {Where} refused"
    )]
    private partial void LogRefused(Guid sessionId, Guid operatorId, Guid tenantId, string where);
}
