using System.Security.Cryptography;

namespace RecsConsole.Engine.Canonical;

/// <summary>Names canonical bytes by their SHA-256, so that equal content has an equal name on every machine.</summary>
public static class CanonicalHash
{
    /// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>SHA-256 of a value's canonical bytes.</summary>
    public static string OfValue<T>(T value)
    {
        using var bytes = CanonicalBytes.From(value);
        return Of(bytes.Span);
    }

    /// <summary>
    /// HMAC-SHA-256 as 64 lower-case hexadecimal digits: without the key, content with few possible values cannot be guessed from it.
    /// </summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public static string HmacOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes) =>
        key.IsEmpty
            ? throw new ArgumentException("A keyed hash needs a key; an empty one protects nothing.", nameof(key))
            : Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes));
}
