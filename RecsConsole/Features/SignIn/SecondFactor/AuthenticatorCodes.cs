using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Checks codes of an authenticator app (RFC 6238: six digits, thirty seconds) and recovery codes. Each works once.</summary>
public sealed class AuthenticatorCodes(UserManager<OperatorRow> operators, TimeProvider clock)
{
    private const int Digits = 6;
    private const string Store = "RecsConsole";
    private const string Used = "UsedCodes";

    // longer than a code is right, whatever the clocks
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    /// <summary>True where the code was right; it is used up then.</summary>
    public async Task<bool> TakeAsync(OperatorRow account, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (OfApp(code) is { } typed)
        {
            return await TakeOfAppAsync(account, typed);
        }

        // recovery codes are written with a dash; with none left, an empty text would be one of them
        return code.Trim() is { Length: > Digits } recovery
            && (await operators.RedeemTwoFactorRecoveryCodeAsync(account, recovery)).Succeeded;
    }

    /// <summary>The same of the app alone: whoever turns the factor on shows that the app knows the secret.</summary>
    public async Task<bool> TakeOfAppAloneAsync(OperatorRow account, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return OfApp(code) is { } typed && await TakeOfAppAsync(account, typed);
    }

    private static string? OfApp(string code)
    {
        var typed = string.Concat(code.Where(each => !char.IsWhiteSpace(each)));
        return typed.Length == Digits && typed.All(char.IsAsciiDigit) ? typed : null;
    }

    // A code is right for some minutes; whoever looked over a shoulder must not use it a second time (RFC 6238, 5.2).
    private async Task<bool> TakeOfAppAsync(OperatorRow account, string code)
    {
        var used = await UsedAsync(account);
        if (used.ContainsKey(code) || !await operators.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return false;
        }

        used[code] = clock.GetUtcNow();
        return (await operators.SetAuthenticationTokenAsync(account, Store, Used, JsonSerializer.Serialize(used))).Succeeded;
    }

    private async Task<Dictionary<string, DateTimeOffset>> UsedAsync(OperatorRow account)
    {
        var stored = await operators.GetAuthenticationTokenAsync(account, Store, Used);
        var all = stored is null ? null : JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(stored);
        var oldest = clock.GetUtcNow() - s_kept;
        return (all ?? []).Where(each => each.Value >= oldest).ToDictionary(StringComparer.Ordinal);
    }
}
