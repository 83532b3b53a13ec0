using System.Security.Claims;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Switching;

/// <summary>Ends the session in one tenant and opens one in another; pages open in the first leave it at once.</summary>
public sealed partial class SwitchTenant(
    TenantDb tenantDb,
    Memberships memberships,
    AuditTrail auditTrail,
    OpenSession openSession,
    TimeProvider clock,
    ILogger<SwitchTenant> logger
)
{
    /// <summary>Returns the principal of the new session; not found when the tenant does not exist or is not the operator's.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        SessionClaims session,
        Guid tenantId,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var all = await memberships.OfOperatorAsync(session.OperatorId, cancellationToken);
        var origin = await OriginAsync(session, cancellationToken); // switching extends no session, and keeps what the provider vouched for
        var entered = all.FirstOrDefault(membership => membership.TenantId == tenantId && origin.Opens(membership));
        if (entered is null)
        {
            LogDenied(session.OperatorId, tenantId);
            await LeaveAsync(session, AuditOutcome.Denied, tenantId.ToString("D"), cancellationToken);
            return Error.NotFound(Texts.TenantNotFound);
        }

        var principal = await openSession.RunAsync(entered, browser, cancellationToken, origin);
        await LeaveAsync(session, AuditOutcome.Done, objectId: null, cancellationToken);
        LogSwitched(session.OperatorId, session.TenantId, tenantId);
        return principal;
    }

    private async Task<SessionOrigin> OriginAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var row = await db.Sessions.FindAsync([session.SessionId], cancellationToken);
        return row is null ? throw new AccessRevokedException() : SessionOrigin.From(row);
    }

    // Each tenant's trail records its own side; neither names the other.
    private async Task LeaveAsync(SessionClaims session, AuditOutcome outcome, string? objectId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        if (outcome == AuditOutcome.Done)
        {
            await EndSessions.AppendAsync(db, session.SessionId, clock.GetUtcNow(), cancellationToken);
        }

        auditTrail.Append(
            db,
            session.PersonId,
            new("switch.tenant", objectId is null ? "session" : "tenant", objectId ?? session.SessionId.ToString("D"), outcome)
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(
        EventId = 1005,
        Level = LogLevel.Information,
        Message = "Operator {OperatorId} went from tenant {FromTenantId} to {ToTenantId}"
    )]
    private partial void LogSwitched(Guid operatorId, Guid fromTenantId, Guid toTenantId);

    [LoggerMessage(
        EventId = 1006,
        Level = LogLevel.Warning,
        Message = "Operator {OperatorId} is not a member of tenant {TenantId}: switch denied"
    )]
    private partial void LogDenied(Guid operatorId, Guid tenantId);
}
