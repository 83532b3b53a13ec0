using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Tokens that stand for an API key for a quarter of an hour, so that the key itself is sent seldom (client credentials, RFC 6749 section 4.4).
/// They are encrypted with the installation's own keys and stored nowhere. Whoever shows one is looked up by the key, so a token ends with it.
/// </summary>
public sealed class ApiTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a token is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Prefix = "rt_";
    private const char Separator = ' ';

    private readonly IDataProtector _protector = protection.CreateProtector("RecsConsole.ApiTokens");

    /// <summary>Whether a text has the form of a token, valid or not.</summary>
    public static bool IsToken(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>A token for a key.</summary>
    public string Create(Guid keyId)
    {
        var end = (clock.GetUtcNow() + Lifetime).UtcTicks.ToString(CultureInfo.InvariantCulture);
        return Prefix + _protector.Protect($"{keyId:N}{Separator}{end}");
    }

    /// <summary>The key that a token stands for; null when it is none of this installation, or over.</summary>
    public Guid? Read(string text)
    {
        if (!IsToken(text))
        {
            return null;
        }

        try
        {
            // what opens was written by Create
            var parts = _protector.Unprotect(text[Prefix.Length..]).Split(Separator);
            var end = long.Parse(parts[1], CultureInfo.InvariantCulture);
            return clock.GetUtcNow().UtcTicks < end ? Guid.ParseExact(parts[0], "N") : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
