using System.Security.Claims;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>Removes a passkey of one's own account after checking the password. Ends the account's other sessions.</summary>
public sealed class RemovePasskey(AccountTurns turns, AccountChange change)
{
    /// <summary>Returns the principal of the session that continues.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        SessionClaims session,
        RemovePasskeyRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        return await turns.RunAsync(session.OperatorId, turn => RemoveAsync(turn, session, request, cancellationToken), cancellationToken);
    }

    private async Task<Result<ClaimsPrincipal>> RemoveAsync(
        AccountTurn turn,
        SessionClaims session,
        RemovePasskeyRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = turn.Account ?? throw new AccessRevokedException();
        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        if (await turn.Get<PasswordCheck>().RefuseAsync(found, request.Password, wrong, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await change.RunAsync(session, "remove.passkey", request.Browser, provesFactor: false, RemoveRowAsync, cancellationToken);

        async Task<Error?> RemoveRowAsync(ConsoleDbContext db, OperatorRow account)
        {
            if (await PasskeyRows.FindAsync(db, account.Id, request.Id, cancellationToken) is not { } row)
            {
                return Error.NotFound(Texts.PasskeyGone);
            }

            db.UserPasskeys.Remove(row);
            return null;
        }
    }
}

/// <param name="Browser">The browser's User-Agent.</param>
public sealed record RemovePasskeyRequest(string Id, string Password, string? Browser);
