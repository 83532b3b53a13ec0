using System.Buffers.Binary;
using System.Buffers.Text;
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
    private const int IdBytes = 16;

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
        var content = new byte[IdBytes + sizeof(long)];
        keyId.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(IdBytes), (clock.GetUtcNow() + Lifetime).UtcTicks);
        return Prefix + Base64Url.EncodeToString(_protector.Protect(content));
    }

    /// <summary>The key that a token stands for; null when it is none of this installation, or over.</summary>
    public Guid? Read(string text)
    {
        if (!IsToken(text) || ContentOf(text) is not { Length: IdBytes + sizeof(long) } content)
        {
            return null;
        }

        var end = BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(IdBytes));
        return clock.GetUtcNow().UtcTicks < end ? new Guid(content.AsSpan(0, IdBytes)) : null;
    }

    private byte[]? ContentOf(string text)
    {
        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length)));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
