using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RecsConsole.Tests.Support;

/// <summary>Computes codes as an authenticator app does: RFC 6238 with the usual defaults.</summary>
public static class AuthenticatorApp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The secret from the groups in which a page shows it for typing.</summary>
    public static string SecretOf(string shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    /// <param name="ahead">
    /// Steps of thirty seconds from now. The next step's code is accepted too, so that a test can use two codes.
    /// </param>
    public static string CodeOf(string secret, int ahead)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var bits = string.Concat(
            secret.Select(each => Convert.ToString(Letters.IndexOf(each, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        byte[] key = [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + ahead);
#pragma warning disable CA5350 // authenticator apps support no other algorithm
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
