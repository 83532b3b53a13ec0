using System.Buffers.Text;
using System.Security.Cryptography;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// A text that gives access: its kind, an id and a secret. Only the text contains the secret; the database stores its hash.
/// </summary>
public static class NamedSecret
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;
    private const int IdLength = 22; // base 64 without padding
    private const int SecretLength = 43;

    /// <summary>A new secret for an id, and the hash to store.</summary>
    public static (string Text, byte[] SecretHash) New(string prefix, Guid id)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var made = (StartOf(prefix, id) + Base64Url.EncodeToString(secret), SHA256.HashData(secret));
        CryptographicOperations.ZeroMemory(secret);
        return made;
    }

    /// <summary>The beginning of the text for an id: enough to identify it, without its secret.</summary>
    public static string StartOf(string prefix, Guid id) => prefix + Base64Url.EncodeToString(id.ToByteArray());

    /// <summary>Id and secret hash; null when the text is not of this kind.</summary>
    public static (Guid Id, byte[] SecretHash)? Read(string prefix, string? text)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (text?.Length != prefix.Length + IdLength + SecretLength || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        Span<byte> id = stackalloc byte[IdBytes];
        Span<byte> secret = stackalloc byte[SecretBytes];
        return
            Base64Text.TryRead(text.AsSpan(prefix.Length, IdLength), id)
            && Base64Text.TryRead(text.AsSpan(prefix.Length + IdLength), secret)
            ? (new Guid(id), SHA256.HashData(secret))
            : null;
    }
}
