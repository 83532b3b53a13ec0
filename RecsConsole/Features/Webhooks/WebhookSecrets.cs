using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Database;
using RecsConsole.Platform.Secrets;
using RecsConsole.Platform.Signatures;

namespace RecsConsole.Features.Webhooks;

/// <summary>
/// Creates signing secrets, and encrypts them with the installation's own keys: neither the database nor the keys alone reveal one.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    /// <summary>How long a replaced secret continues to sign, so that receivers can switch.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromHours(24);

    /// <summary>Names the keys that encrypt them.</summary>
    public const string Purpose = "RecsConsole.Webhooks";

    private const int Bytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>A new secret in the form of Standard Webhooks 1.0: whsec_ and the bytes in Base64.</summary>
    public static string New() => WebhookSecretForm.Of(RandomNumberGenerator.GetBytes(Bytes));

    public string Seal(string secret) => _protector.Seal(secret);

    /// <summary>The secrets that sign now, newest first; null when they cannot be decrypted any more.</summary>
    public IReadOnlyList<string>? Open(WebhookRow hook, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(hook);
        try
        {
            var present = _protector.Unseal(hook.Secret);
            return hook.FormerSecret is { } former && hook.FormerSecretUntil > now ? [present, _protector.Unseal(former)] : [present];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
