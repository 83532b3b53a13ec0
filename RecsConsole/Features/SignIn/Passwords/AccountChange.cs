using System.Security.Claims;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>What follows a change of how an account is signed in to: the trail says so, every older session ends, and this browser goes on in a new one.</summary>
public sealed class AccountChange(SignInAudit audit, EndSessions endSessions, OpenSession openSession, Memberships memberships)
{
    /// <param name="session">The session in which it was changed.</param>
    /// <exception cref="AccessRevokedException">The person may not enter the tenant any more.</exception>
    public async Task<ClaimsPrincipal> DoneAsync(
        OperatorRow account,
        SessionClaims session,
        string operation,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(session);
        await audit.RecordAsync(
            session.TenantId,
            session.PersonId,
            new(operation, "person", session.PersonId.ToString("D"), AuditOutcome.Done),
            cancellationToken
        );
        var all = await memberships.OfOperatorAsync(account.Id, cancellationToken);
        var entered = all.FirstOrDefault(each => each.TenantId == session.TenantId) ?? throw new AccessRevokedException();
        await endSessions.OthersAsync(account.Id, kept: null, cancellationToken);
        return await openSession.RunAsync(entered, browser, cancellationToken);
    }
}
