using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Ends the session in one tenant and opens one in another; pages open in the first leave it at once.</summary>
public sealed partial class SwitchTenant(
    TenantDb tenantDb,
    Memberships memberships,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SwitchTenant> logger
)
{
    /// <summary>Answers the principal of the new session; not found for a tenant that does not exist or is not the operator's.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(SessionClaims session, Guid tenantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var all = await memberships.OfOperatorAsync(session.OperatorId, cancellationToken);
        var entered = all.FirstOrDefault(membership => membership.TenantId == tenantId);
        if (entered is null)
        {
            LogDenied(session.OperatorId, tenantId);
            await LeaveAsync(session, AuditOutcome.Denied, tenantId.ToString("D"), cancellationToken);
            return Error.NotFound(Texts.TenantNotFound);
        }

        var sessionId = Guid.NewGuid();
        await EnterAsync(entered, sessionId, cancellationToken);
        await LeaveAsync(session, AuditOutcome.Done, objectId: null, cancellationToken);
        LogSwitched(session.OperatorId, session.TenantId, tenantId);
        return SessionClaims.Principal(entered, sessionId);
    }

    private async Task EnterAsync(Membership entered, Guid sessionId, CancellationToken cancellationToken)
    {
        var actor = new Actor(entered.TenantId, entered.PersonId);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var row = await db.Users.SingleAsync(user => user.Id == entered.OperatorId, cancellationToken);
        row.LastTenantId = entered.TenantId;
        auditTrail.Append(db, entered.PersonId, new("open.session", "session", sessionId.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
    }

    // Each tenant's trail says its own side; neither names the other.
    private async Task LeaveAsync(SessionClaims session, AuditOutcome outcome, string? objectId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        if (outcome == AuditOutcome.Done)
        {
            ChangeFeed.Append(db, ChangeKind.Session, session.SessionId.ToString("D"), clock.GetUtcNow());
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
