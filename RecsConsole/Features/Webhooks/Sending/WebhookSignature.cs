using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Features.Webhooks.Sending;

/// <summary>
/// Signs events according to Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, joined by dots, so that none of the three can be
/// replaced.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";

    /// <summary>Time of the attempt, in seconds since 1970: receivers reject timestamps older than a few minutes.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    public const string SignatureHeader = "webhook-signature";

    /// <summary>The header value: one signature for each secret, separated by spaces.</summary>
    public static string Of(IEnumerable<string> secrets, string id, DateTimeOffset at, string body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var signed = Encoding.UTF8.GetBytes($"{id}.{Seconds(at)}.{body}");
        return string.Join(
            ' ',
            secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookSecretForm.Bytes(secret), signed)))
        );
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
