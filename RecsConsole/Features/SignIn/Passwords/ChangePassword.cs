using System.Security.Claims;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>Changes the password of the user's own account. All other sessions end.</summary>
public sealed class ChangePassword(AccountTurns turns, AccountChange change)
{
    /// <summary>Returns the principal of the session that continues.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        SessionClaims session,
        ChangePasswordRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        return await turns.RunAsync(session.OperatorId, turn => ChangeAsync(turn, session, request, cancellationToken), cancellationToken);
    }

    private async Task<Result<ClaimsPrincipal>> ChangeAsync(
        AccountTurn turn,
        SessionClaims session,
        ChangePasswordRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = turn.Account ?? throw new AccessRevokedException();
        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        if (await turn.Get<PasswordCheck>().RefuseAsync(found, request.Present, wrong, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await change.RunAsync(
            session,
            "change.password",
            request.Browser,
            provesFactor: false,
            async (db, account) =>
            {
                await SecondFactorRows.ForgetUnusedAsync(db, account, cancellationToken);
                return await turn.Get<PasswordRules>().ApplyAsync(account, request.Wanted);
            },
            cancellationToken
        );
    }
}

/// <param name="Browser">The browser's User-Agent.</param>
public sealed record ChangePasswordRequest(string Present, string Wanted, string? Browser);
