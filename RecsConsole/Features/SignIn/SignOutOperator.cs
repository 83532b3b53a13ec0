using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Ends a session: pages open in it leave at once, in every tab and on every node.</summary>
public sealed partial class SignOutOperator(TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock, ILogger<SignOutOperator> logger)
{
    public async Task RunAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        var sessionId = session.SessionId.ToString("D");
        await EndSessions.AppendAsync(db, session.SessionId, clock.GetUtcNow(), cancellationToken);
        auditTrail.Append(db, session.PersonId, new("close.session", "session", sessionId, AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        LogSignedOut(session.OperatorId, session.SessionId);
    }

    [LoggerMessage(EventId = 1007, Level = LogLevel.Information, Message = "Operator {OperatorId} closed session {SessionId}")]
    private partial void LogSignedOut(Guid operatorId, Guid sessionId);
}
