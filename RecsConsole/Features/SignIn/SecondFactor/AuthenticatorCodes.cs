using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Checks codes of an authenticator app (RFC 6238: six digits, thirty seconds) and recovery codes. Each works once.</summary>
public sealed class AuthenticatorCodes(UserManager<OperatorRow> operators)
{
    private const int Digits = 6;
    private const string Store = "RecsConsole";
    private const string Latest = "LatestCode";

    /// <summary>True where the code was right; it is used up then.</summary>
    public async Task<bool> TakeAsync(OperatorRow account, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var typed = string.Concat(code.Where(each => !char.IsWhiteSpace(each) && each != '-'));
        if (typed.Length == Digits && typed.All(char.IsAsciiDigit))
        {
            return await TakeOfAppAsync(account, typed);
        }

        // recovery codes are written with a dash
        return (await operators.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim())).Succeeded;
    }

    // A code is right for some two minutes; whoever looked over a shoulder must not use it a second time (RFC 6238, 5.2).
    private async Task<bool> TakeOfAppAsync(OperatorRow account, string code)
    {
        if (string.Equals(await operators.GetAuthenticationTokenAsync(account, Store, Latest), code, StringComparison.Ordinal))
        {
            return false;
        }

        var isRight = await operators.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code);
        return isRight && (await operators.SetAuthenticationTokenAsync(account, Store, Latest, code)).Succeeded;
    }
}
