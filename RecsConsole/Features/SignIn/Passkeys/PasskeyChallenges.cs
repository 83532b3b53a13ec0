using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Features.SignIn.OpenId;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>
/// Holds the challenge that a passkey must sign: encrypted in the form for five minutes. Each is accepted once, on any node: an
/// authenticator that does not count its answers could otherwise be impersonated with a copied one.
/// </summary>
public sealed class PasskeyChallenges(IDataProtectionProvider protection, UsedTokens usedTokens)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    /// <param name="purpose">What the challenge is for; it is accepted for nothing else.</param>
    public string Hold(string purpose, string? state) => Protector(purpose).Protect(state ?? "", s_life);

    /// <summary>The challenge; null when it was not created here, is too old or was used before.</summary>
    public async Task<string?> TakeAsync(string purpose, string? held, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(held))
        {
            return null;
        }

        try
        {
            var state = Protector(purpose).Unprotect(held);
            // the challenge and not the form's text, of which another spelling, such as one with a blank, would be another value
            return await usedTokens.TryUseAsync("passkey", purpose, state, 2 * s_life, cancellationToken) ? state : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string purpose) =>
        protection.CreateProtector("RecsConsole.Passkeys", purpose).ToTimeLimitedDataProtector();
}
