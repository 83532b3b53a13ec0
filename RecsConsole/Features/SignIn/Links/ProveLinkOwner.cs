using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Asks the bearer of a reset link for the second factor of the account before a new password is taken: whoever reads somebody's mail has
/// the link, and nothing else of theirs. Wrong answers count as at the sign-in.
/// </summary>
public sealed class ProveLinkOwner(
    TenantDb tenantDb,
    AccountTurns turns,
    AttemptLimits limits,
    PasskeyChallenges challenges,
    LinkProofs proofs,
    TimeProvider clock
)
{
    // the challenge is accepted for this and not for a sign-in, or the other way round
    internal const string Purpose = "reset-link";

    /// <summary>Returns the proof, to be sent back with the new password.</summary>
    /// <param name="code">A code of the app or a recovery code.</param>
    public Task<Result<string>> ByCodeAsync(string token, string code, AttemptOrigin from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        return RunAsync(
            token,
            async (turn, link, account) =>
            {
                // a secret that was shown and never turned on is no factor: whoever saw it may be somebody else
                var refused = !account.TwoFactorEnabled
                    ? Error.Invalid(Texts.WrongCode)
                    : limits.Refuse(from, account) ?? await turn.Get<CodeCheck>().RefuseAsync(account, code, from, cancellationToken);
                return refused is null ? proofs.Issue(link, account, passkey: null) : refused;
            },
            cancellationToken
        );
    }

    /// <summary>The same with a passkey of the account.</summary>
    public async Task<Result<string>> ByPasskeyAsync(
        string token,
        PasskeyAnswer answer,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (await challenges.TakeAsync(Purpose, answer.State, cancellationToken) is not { } state)
        {
            return Error.Invalid(Texts.PasskeyTooLate);
        }

        return await RunAsync(
            token,
            async (turn, link, account) =>
            {
                var context = new PasskeyAssertionContext
                {
                    HttpContext = http,
                    CredentialJson = answer.Credential,
                    AssertionState = state,
                };
                return await turn.Get<PasskeyCheck>().RefuseAsync(account, context, cancellationToken) is { } refused
                    ? refused
                    : proofs.Issue(link, account, PasskeyRows.IdOf(SignInByPasskey.CredentialIdOf(answer.Credential)!));
            },
            cancellationToken
        );
    }

    private async Task<Result<string>> RunAsync(
        string token,
        Func<AccountTurn, AccountLinkRow, OperatorRow, Task<Result<string>>> proveAsync,
        CancellationToken cancellationToken
    )
    {
        AccountLinkRow? link;
        await using (var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken))
        {
            link = await AccountLinks.FindAsync(db, token, clock.GetUtcNow(), cancellationToken);
        }

        return link is { Purpose: AccountLinkPurpose.Reset, OperatorId: { } operatorId }
            ? await turns.RunAsync(
                operatorId,
                async turn => turn.Account is { } account ? await proveAsync(turn, link, account) : Error.NotFound(Texts.LinkDoesNotWork),
                cancellationToken
            )
            : Error.NotFound(Texts.LinkDoesNotWork);
    }
}
