using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Turns the second factor of one's own account on and off. Both end the sessions elsewhere.</summary>
public sealed class OwnSecondFactor(
    UserManager<OperatorRow> operators,
    AuthenticatorCodes codes,
    SignInRefusal refusal,
    AccountChange change
)
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "RecsConsole";

    // where ASP.NET Core Identity keeps the secret
    private const string IdentityStore = "[AspNetUserStore]";
    private const string IdentityKey = "AuthenticatorKey";

    /// <summary>What the page shows: the secret to give to the app while the factor is off. Reading twice shows the same secret.</summary>
    public async Task<SecondFactorView> ReadAsync(SessionClaims session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var account = await AccountOfAsync(session);
        if (account.TwoFactorEnabled)
        {
            return new(IsOn: true, await operators.CountRecoveryCodesAsync(account), Secret: null, Picture: null);
        }

        var secret = await operators.GetAuthenticatorKeyAsync(account);
        if (secret is null)
        {
            // ResetAuthenticatorKeyAsync would end all sessions, and only looking changes nothing yet
            secret = operators.GenerateNewAuthenticatorKey();
            await operators.SetAuthenticationTokenAsync(account, IdentityStore, IdentityKey, secret);
        }

        return new(IsOn: false, RecoveryCodesLeft: 0, InGroups(secret), PictureOf(account, secret));
    }

    /// <summary>Turns it on once the app has shown that it knows the secret; answers the recovery codes, which are never shown again.</summary>
    public async Task<Result<SecondFactorOn>> TurnOnAsync(
        SessionClaims session,
        string code,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var account = await AccountOfAsync(session);
        if (account.TwoFactorEnabled)
        {
            return Error.Conflict(Texts.SecondFactorIsOn);
        }

        var wrong = Error.Invalid(Texts.WrongCode);
        if (await operators.IsLockedOutAsync(account))
        {
            return await refusal.RefuseAsync(account, "locked", wrong, cancellationToken);
        }

        if (!await codes.TakeAsync(account, code))
        {
            return await refusal.FailAsync(account, "wrong_code", wrong, cancellationToken);
        }

        await operators.SetTwoFactorEnabledAsync(account, enabled: true);
        var recovery = await operators.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        var principal = await change.DoneAsync(account, session, "turn_on.second_factor", browser, cancellationToken);
        return new SecondFactorOn(principal, [.. recovery ?? []]);
    }

    /// <summary>Turns it off for whoever knows the password.</summary>
    public async Task<Result<ClaimsPrincipal>> TurnOffAsync(
        SessionClaims session,
        string password,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var account = await AccountOfAsync(session);
        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        if (await operators.IsLockedOutAsync(account))
        {
            return await refusal.RefuseAsync(account, "locked", wrong, cancellationToken);
        }

        if (!await operators.CheckPasswordAsync(account, password))
        {
            return await refusal.FailAsync(account, "wrong_password", wrong, cancellationToken);
        }

        await RemoveAsync(operators, account);
        return await change.DoneAsync(account, session, "turn_off.second_factor", browser, cancellationToken);
    }

    /// <summary>Takes the factor and its secret off an account.</summary>
    internal static async Task RemoveAsync(UserManager<OperatorRow> operators, OperatorRow account)
    {
        await operators.SetTwoFactorEnabledAsync(account, enabled: false);
        await operators.ResetAuthenticatorKeyAsync(account); // the old secret opens nothing any more
        await operators.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
    }

    private async Task<OperatorRow> AccountOfAsync(SessionClaims session) =>
        await operators.FindByIdAsync(session.OperatorId.ToString("D")) ?? throw new AccessRevokedException();

    private static string InGroups(string secret) =>
        string.Join(' ', secret.Chunk(4).Select(group => new string(group).ToLower(CultureInfo.InvariantCulture)));

    // the address that apps read: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private static string PictureOf(OperatorRow account, string secret)
    {
        var name = Uri.EscapeDataString(account.UserName ?? "");
        var address = $"otpauth://totp/{Issuer}:{name}?secret={secret}&issuer={Issuer}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4);
    }
}

/// <param name="Secret">In groups of four, to type; null while the factor is on.</param>
/// <param name="Picture">The same as a QR code in SVG.</param>
public sealed record SecondFactorView(bool IsOn, int RecoveryCodesLeft, string? Secret, string? Picture);

/// <param name="Principal">Of the session that goes on in place of the old one.</param>
public sealed record SecondFactorOn(ClaimsPrincipal Principal, IReadOnlyList<string> RecoveryCodes);
