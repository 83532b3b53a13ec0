using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>
/// Ends sessions of one's own account, for whoever signed in within the last minutes or gives the password again: a page that was left open
/// does not let others sign its owner out elsewhere. Whoever signed in through a provider signs in there again.
/// </summary>
public sealed class EndOwnSessions(TenantDb tenantDb, AccountTurns turns, EndSessions endSessions, TimeProvider clock)
{
    /// <summary>So long after a sign-in nothing more is asked, so that whoever sees a session that is not theirs ends it at once.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>What ending sessions takes in this one.</summary>
    public async Task<SessionProof> AskedAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await AskedAsync(db, session, cancellationToken);
    }

    /// <summary>Returns how many sessions ended.</summary>
    /// <param name="one">The session to end; null for all but this one.</param>
    /// <param name="password">Null where none was asked for.</param>
    public async Task<Result<int>> RunAsync(SessionClaims session, Guid? one, string? password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await RefuseAsync(session, password, cancellationToken) is { } refused ? refused
            : one is not { } id ? await endSessions.OthersAsync(session.OperatorId, session.SessionId, cancellationToken)
            : await endSessions.OneAsync(session.OperatorId, id, cancellationToken) ? 1
            : 0;
    }

    private async Task<Error?> RefuseAsync(SessionClaims session, string? password, CancellationToken cancellationToken) =>
        await AskedAsync(session, cancellationToken) switch
        {
            SessionProof.Nothing => null,
            SessionProof.Password when password is not null => await turns.RunAsync(
                session.OperatorId,
                turn =>
                    turn.Get<PasswordCheck>()
                        .RefuseAsync(
                            turn.Account ?? throw new AccessRevokedException(),
                            password,
                            Error.Invalid(Texts.WrongOwnPassword),
                            cancellationToken
                        ),
                cancellationToken
            ),
            _ => Error.Conflict(Texts.SignInAgainFirst),
        };

    private async Task<SessionProof> AskedAsync(ConsoleDbContext db, SessionClaims session, CancellationToken cancellationToken)
    {
        var row =
            await db.Sessions.AsNoTracking().FirstOrDefaultAsync(each => each.Id == session.SessionId, cancellationToken)
            ?? throw new AccessRevokedException();
        return row.StartedAt > clock.GetUtcNow() - Recent ? SessionProof.Nothing
            : row.VouchedTenantId is null ? SessionProof.Password
            : SessionProof.Provider;
    }
}

/// <summary>How the owner of a session shows that it is still them.</summary>
public enum SessionProof
{
    /// <summary>They have just signed in.</summary>
    Nothing,

    Password,

    /// <summary>By signing in at the provider again.</summary>
    Provider,
}
