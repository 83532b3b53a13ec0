using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Changes an account's sign-in: saves the change, its audit entry and the end of open links in one transaction. Then ends every older
/// session and continues this browser in a new one.
/// </summary>
public sealed class AccountChange(
    TenantDb tenantDb,
    AuditTrail auditTrail,
    EndSessions endSessions,
    OpenSession openSession,
    Memberships memberships,
    AccountNotices notices,
    TimeProvider clock
)
{
    /// <param name="session">The session in which the account is changed.</param>
    /// <param name="provesFactor">The owner proved a second factor with it: the session that continues has one.</param>
    /// <param name="apply">Changes the account's row; an error leaves it unchanged.</param>
    /// <exception cref="AccessRevokedException">The person may no longer enter the tenant.</exception>
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        SessionClaims session,
        string operation,
        string? browser,
        bool provesFactor,
        Func<ConsoleDbContext, OperatorRow, Task<Error?>> apply,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(apply);
        SessionOrigin origin;
        await using (var db = await tenantDb.OpenAsync(session.Actor, cancellationToken))
        {
            var account = await db.Users.SingleAsync(row => row.Id == session.OperatorId, cancellationToken);
            origin = SessionOrigin.From(
                await db.Sessions.AsNoTracking().SingleAsync(row => row.Id == session.SessionId, cancellationToken)
            );
            if (await apply(db, account) is { } error)
            {
                return error;
            }

            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            await AccountLinks.CloseResetsAsync(db, session.OperatorId, clock.GetUtcNow(), cancellationToken);
            auditTrail.Append(db, session.PersonId, new(operation, "person", session.PersonId.ToString("D"), AuditOutcome.Done));
            if (!await db.TrySaveChangesAsync(cancellationToken))
            {
                return Error.Conflict(Texts.AccountChanged);
            }

            // already changed, so the rest must happen even if the browser disconnects
            await endSessions.OthersAsync(session.OperatorId, kept: null, CancellationToken.None);
            await notices.PostAsync(db, account, CancellationToken.None);
        }

        var all = await memberships.OfOperatorAsync(session.OperatorId, CancellationToken.None);
        var entered = all.FirstOrDefault(each => each.TenantId == session.TenantId) ?? throw new AccessRevokedException();
        var continued = provesFactor && origin.VouchedTenantId is null ? SessionOrigin.OfOwnFactor : origin with { StartedAt = null };
        return await openSession.RunAsync(entered, browser, CancellationToken.None, continued);
    }
}
