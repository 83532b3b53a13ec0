using System.Buffers.Text;
using System.Security.Cryptography;

namespace RecsConsole.Platform.Sessions;

/// <summary>The text of a key of the API: which one it is, and its secret. The secret stands there alone; the database has its hash.</summary>
public static class ApiKeyToken
{
    /// <summary>Every key begins so: whoever finds one knows what it is.</summary>
    public const string Prefix = "rk_";

    private const int IdBytes = 16;
    private const int SecretBytes = 32;
    private const int Length = 3 + 22 + 43; // base 64 without padding

    /// <summary>A new key for an id, and the hash to keep of it.</summary>
    public static (string Text, byte[] SecretHash) New(Guid id)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (StartOf(id) + Base64Url.EncodeToString(secret), SHA256.HashData(secret));
    }

    /// <summary>How the key of an id begins: enough to tell which one a system has, and no secret.</summary>
    public static string StartOf(Guid id) => Prefix + Base64Url.EncodeToString(id.ToByteArray());

    /// <summary>Id and hash of the secret; null where the text is no key.</summary>
    public static (Guid Id, byte[] SecretHash)? Read(string? text)
    {
        if (text?.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        Span<byte> id = stackalloc byte[IdBytes];
        Span<byte> secret = stackalloc byte[SecretBytes];
        return
            Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length, 22), id, out var written)
            && written == IdBytes
            && Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length + 22), secret, out written)
            && written == SecretBytes
            ? (new Guid(id), SHA256.HashData(secret))
            : null;
    }
}
