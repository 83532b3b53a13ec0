using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Platform.Signatures;

/// <summary>
/// Signs and verifies events according to Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, joined by dots, so that none of the
/// three can be replaced.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";

    /// <summary>Time of the attempt, in seconds since 1970: receivers reject timestamps older than a few minutes.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the time of an attempt may be from the receiver's clock.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    private const string Version = "v1,";

    /// <summary>The header value: one signature for each secret, separated by spaces.</summary>
    public static string Of(IEnumerable<string> secrets, string id, DateTimeOffset at, string body) =>
        Of(secrets, id, at, Encoding.UTF8.GetBytes(body));

    /// <inheritdoc cref="Of(IEnumerable{string}, string, DateTimeOffset, string)" />
    public static string Of(IEnumerable<string> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        List<string> signatures = [];
        foreach (var secret in secrets)
        {
            signatures.Add(Version + Convert.ToBase64String(HashOf(secret, id, at, body)));
        }

        return string.Join(' ', signatures);
    }

    /// <summary>Whether one of the signatures in the header was made with the secret.</summary>
    /// <exception cref="FormatException">The secret has another form.</exception>
    public static bool Matches(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body, string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var expected = Encoding.ASCII.GetBytes(Version + Convert.ToBase64String(HashOf(secret, id, at, body)));
        var isFound = false;
        foreach (var signature in header.Split(' '))
        {
            isFound |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);
        }

        return isFound;
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The time of a header; null when it is none.</summary>
    public static DateTimeOffset? TimeOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(number)
            : null;

    private static byte[] HashOf(string secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, WebhookSecretForm.Bytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{Seconds(at)}."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
