namespace RecsConsole.Platform.Signatures;

/// <summary>The text form of a secret: a prefix that identifies it, and its bytes in Base64 (Standard Webhooks 1.0).</summary>
public static class WebhookSecretForm
{
    public const string Prefix = "whsec_";

    /// <summary>The shortest secret that Standard Webhooks 1.0 allows.</summary>
    public const int FewestBytes = 24;

    private const int MostBytes = 64;

    public static string Of(byte[] bytes) => Prefix + Convert.ToBase64String(bytes);

    /// <exception cref="FormatException">The text has another form.</exception>
    public static byte[] Bytes(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromBase64String(secret[Prefix.Length..])
            : throw new FormatException("A secret begins with whsec_.");
    }

    /// <summary>Whether a text has the form and is long enough to sign with.</summary>
    public static bool IsStrong(string? secret)
    {
        var bytes = new byte[MostBytes];
        return secret is not null
            && secret.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var count)
            && count >= FewestBytes;
    }
}
