using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Turns the second factor of one's own account on and off. Both end the sessions elsewhere.</summary>
public sealed class OwnSecondFactor(UserManager<OperatorRow> operators, AccountTurns turns, AccountChange change)
{
    private const string Issuer = "RecsConsole";

    private const string IdentityKey = "AuthenticatorKey";

    // beside the secret: the session that was shown it
    private const string ShownTo = "ShownTo";

    /// <summary>
    /// The data of the page: the secret to enter in the app while the factor is off. Repeated reads return the same secret within one
    /// session, and a new one in another: whoever had got in before must not know the secret that its owner enters.
    /// </summary>
    public async Task<SecondFactorView> ReadAsync(SessionClaims session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var account = await AccountOfAsync(session);
        if (account.TwoFactorEnabled)
        {
            return new(IsOn: true, await operators.CountRecoveryCodesAsync(account), Secret: null, Picture: null);
        }

        var secret = await operators.GetAuthenticatorKeyAsync(account);
        var shownTo = await operators.GetAuthenticationTokenAsync(account, AuthenticatorCodes.Store, ShownTo);
        if (secret is null || !string.Equals(shownTo, ValueOf(session), StringComparison.Ordinal))
        {
            // ResetAuthenticatorKeyAsync would end all sessions, although viewing changes nothing yet
            secret = operators.GenerateNewAuthenticatorKey();
            await operators.SetAuthenticationTokenAsync(account, SealedFactorStore.Provider, IdentityKey, secret);
            await operators.SetAuthenticationTokenAsync(account, AuthenticatorCodes.Store, ShownTo, ValueOf(session));
        }

        return new(IsOn: false, RecoveryCodesLeft: 0, InGroups(secret), PictureOf(account, secret));
    }

    /// <summary>
    /// Turns the second factor on after checking the password and a code that proves the app has the secret; returns the recovery codes,
    /// which are never shown again.
    /// </summary>
    public async Task<Result<SecondFactorOn>> TurnOnAsync(SessionClaims session, TurnOnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        return await turns.RunAsync<Result<SecondFactorOn>>(
            session.OperatorId,
            async turn =>
            {
                var found = turn.Account ?? throw new AccessRevokedException();
                if (found.TwoFactorEnabled)
                {
                    return Error.Conflict(Texts.SecondFactorIsOn);
                }

                if (await turn.Get<PasswordCheck>().RefuseAsync(found, request.Password, WrongPassword, cancellationToken) is { } refused)
                {
                    return refused;
                }

                return await turn.Get<AuthenticatorCodes>().TakeOfAppAloneAsync(found, request.Code)
                    ? await TurnOnAsync(turn, found, session, request.Browser, cancellationToken)
                    : await turn.Get<Lockout>().CountAsync(found, "wrong_code", Error.Invalid(Texts.WrongCode), cancellationToken);
            },
            cancellationToken
        );
    }

    private async Task<Result<SecondFactorOn>> TurnOnAsync(
        AccountTurn turn,
        OperatorRow found,
        SessionClaims session,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        // codes first: an active factor without them could lock its owner out
        if (await turn.Operators.GenerateNewTwoFactorRecoveryCodesAsync(found, RecoveryCodes.Count) is not { } recovery)
        {
            return Error.Conflict(Texts.AccountChanged);
        }

        var changed = await change.RunAsync(session, "turn_on.second_factor", browser, provesFactor: true, EnableAsync, cancellationToken);
        return changed.IsOk ? new SecondFactorOn(changed.Value, [.. recovery]) : changed.Error;

        // Another session may have been shown a new secret since the code was checked. One that is shown it from here on changes the row of
        // the account, so one of the two is not saved.
        async Task<Error?> EnableAsync(ConsoleDbContext db, OperatorRow account)
        {
            var shownTo = ValueOf(session);
            var isOwn = await db.UserTokens.AnyAsync(
                row =>
                    row.UserId == account.Id
                    && row.LoginProvider == AuthenticatorCodes.Store
                    && row.Name == ShownTo
                    && row.Value == shownTo,
                cancellationToken
            );
            if (!isOwn)
            {
                return Error.Conflict(Texts.AccountChanged);
            }

            (account.TwoFactorEnabled, account.SecurityStamp) = (true, Guid.NewGuid().ToString("N"));
            return null;
        }
    }

    /// <summary>Turns the second factor off after checking the password.</summary>
    public async Task<Result<ClaimsPrincipal>> TurnOffAsync(
        SessionClaims session,
        string password,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return await turns.RunAsync<Result<ClaimsPrincipal>>(
            session.OperatorId,
            async turn =>
            {
                var found = turn.Account ?? throw new AccessRevokedException();
                return await turn.Get<PasswordCheck>().RefuseAsync(found, password, WrongPassword, cancellationToken) is { } refused
                    ? refused
                    : await change.RunAsync(
                        session,
                        "turn_off.second_factor",
                        browser,
                        provesFactor: false,
                        RemoveAsync,
                        cancellationToken
                    );
            },
            cancellationToken
        );

        async Task<Error?> RemoveAsync(ConsoleDbContext db, OperatorRow account)
        {
            await SecondFactorRows.RemoveAsync(db, account, cancellationToken);
            return null;
        }
    }

    private static string ValueOf(SessionClaims session) => session.SessionId.ToString("D");

    private static Error WrongPassword => Error.Invalid(Texts.WrongOwnPassword);

    private async Task<OperatorRow> AccountOfAsync(SessionClaims session) =>
        await operators.FindByIdAsync(session.OperatorId.ToString("D")) ?? throw new AccessRevokedException();

    private static string InGroups(string secret) =>
        string.Join(' ', secret.Chunk(4).Select(group => new string(group).ToLower(CultureInfo.InvariantCulture)));

    // the URI format of authenticator apps: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private static string PictureOf(OperatorRow account, string secret)
    {
        var name = Uri.EscapeDataString(account.UserName ?? "");
        var address = $"otpauth://totp/{Issuer}:{name}?secret={secret}&issuer={Issuer}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4);
    }
}

/// <param name="Secret">The secret in groups of four, for typing; null while the factor is on.</param>
/// <param name="Picture">The secret as a QR code in SVG.</param>
public sealed record SecondFactorView(bool IsOn, int RecoveryCodesLeft, string? Secret, string? Picture);

/// <param name="Code">A code from the app.</param>
/// <param name="Browser">The browser's User-Agent.</param>
public sealed record TurnOnRequest(string Password, string Code, string? Browser);

/// <param name="Principal">Principal of the session that replaces the old one.</param>
public sealed record SecondFactorOn(ClaimsPrincipal Principal, IReadOnlyList<string> RecoveryCodes);
