using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Database;

namespace RecsConsole.Features.Webhooks;

/// <summary>Makes the secrets that sign, and seals them with the installation's own keys: neither database nor keys alone give one away.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    /// <summary>How long a secret goes on signing beside the one that took its place, so that receivers can change over.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromHours(24);

    private const int Bytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("RecsConsole.Webhooks");

    /// <summary>A new one in the form of Standard Webhooks 1.0: whsec_ and the bytes in Base64.</summary>
    public static string New() => WebhookSecretForm.Of(RandomNumberGenerator.GetBytes(Bytes));

    public string Seal(string secret) => _protector.Protect(secret);

    /// <summary>Those that sign now, the newest first; null where they cannot be opened any more.</summary>
    public IReadOnlyList<string>? Open(WebhookRow hook, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(hook);
        try
        {
            var present = _protector.Unprotect(hook.Secret);
            return hook.FormerSecret is { } former && hook.FormerSecretUntil > now ? [present, _protector.Unprotect(former)] : [present];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
