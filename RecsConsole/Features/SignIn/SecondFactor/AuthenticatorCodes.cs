using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Checks codes of an authenticator app (RFC 6238: six digits, thirty seconds) and recovery codes. Each works once.</summary>
public sealed class AuthenticatorCodes(
    UserManager<OperatorRow> operators,
    Memberships memberships,
    AccountNotices notices,
    TimeProvider clock
)
{
    internal const string Store = "RecsConsole";

    private const int Digits = 6;
    private const string Used = "UsedCodes";
    private const string Told = "ToldOfUsedCode";

    // longer than a code is valid, with any clock skew
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    // whoever tries the same code again and again fills no mailbox
    private static readonly TimeSpan s_betweenMails = TimeSpan.FromHours(1);

    /// <summary>True when the code was correct; it is then used up.</summary>
    public async Task<bool> TakeAsync(OperatorRow account, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (OfApp(code) is { } typed)
        {
            return await TakeOfAppAsync(account, typed);
        }

        // an empty text would match when none are left
        return RecoveryCodes.Read(code) is { } recovery && (await operators.RedeemTwoFactorRecoveryCodeAsync(account, recovery)).Succeeded;
    }

    /// <summary>Accepts app codes only: someone who enables the factor must prove that the app knows the secret.</summary>
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

    // A code is valid for some minutes; a bystander who saw it must not be able to reuse it (RFC 6238, 5.2).
    private async Task<bool> TakeOfAppAsync(OperatorRow account, string code)
    {
        var used = await UsedAsync(account);
        if (used.ContainsKey(code))
        {
            await TellOwnerAsync(account);
            return false;
        }

        if (!await operators.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return false;
        }

        used[code] = clock.GetUtcNow();
        return (await operators.SetAuthenticationTokenAsync(account, Store, Used, JsonSerializer.Serialize(used))).Succeeded;
    }

    private async Task TellOwnerAsync(OperatorRow account)
    {
        var now = clock.GetUtcNow();
        var stored = await operators.GetAuthenticationTokenAsync(account, Store, Told);
        var isTold =
            DateTimeOffset.TryParseExact(stored, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            && last > now - s_betweenMails;
        var all = await memberships.OfOperatorAsync(account.Id, CancellationToken.None);
        var owner = all.FirstOrDefault(each => each.TenantId == account.LastTenantId) ?? (all is [var first, ..] ? first : null);
        if (isTold || owner is null)
        {
            return;
        }

        await operators.SetAuthenticationTokenAsync(account, Store, Told, now.ToString("O", CultureInfo.InvariantCulture));
        notices.PostCodeUsedAgain(account, owner, [.. all.Select(each => each.TenantId)]);
    }

    private async Task<Dictionary<string, DateTimeOffset>> UsedAsync(OperatorRow account)
    {
        var stored = await operators.GetAuthenticationTokenAsync(account, Store, Used);
        var all = stored is null ? null : JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(stored);
        var oldest = clock.GetUtcNow() - s_kept;
        return (all ?? []).Where(each => each.Value >= oldest).ToDictionary(StringComparer.Ordinal);
    }
}
