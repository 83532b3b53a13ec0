namespace RecsConsole.Features.Webhooks;

/// <summary>The text form of a secret: a prefix that identifies it, and its bytes in Base64 (Standard Webhooks 1.0).</summary>
public static class WebhookSecretForm
{
    public const string Prefix = "whsec_";

    public static string Of(byte[] bytes) => Prefix + Convert.ToBase64String(bytes);

    /// <exception cref="FormatException">The text has another form.</exception>
    public static byte[] Bytes(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromBase64String(secret[Prefix.Length..])
            : throw new FormatException("A secret begins with whsec_.");
    }
}
