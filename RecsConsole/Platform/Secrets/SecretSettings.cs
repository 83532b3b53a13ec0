namespace RecsConsole.Platform.Secrets;

/// <summary>The settings whose values are secrets: the only ones that are read from the folder of a secrets manager.</summary>
public static class SecretSettings
{
    /// <summary>A star stands for one part: the name of a provider or of an endpoint.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ConnectionStrings:Recs",
        "ConnectionStrings:RecsMigration",
        "Mail:Password",
        "Keys:CertificatePassword",
        "Keys:EarlierCertificates:*:Password",
        HardwareModuleSettings.PinSetting,
        "SignIn:OpenId:*:ClientSecret",
        "Search:Embeddings:ApiKey",
        "Search:Reranking:ApiKey",
        "Search:Intents:ApiKey",
        "Access:DecisionPoint:Token",
        "OpenTelemetry:Headers",
        "Kestrel:Certificates:Default:Password",
        "Kestrel:Endpoints:*:Certificate:Password",
    ];

    public static bool Contains(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var parts = setting.Split(':');
        return All.Any(name => Fits(name.Split(':'), parts));
    }

    private static bool Fits(string[] name, string[] parts) =>
        name.Length == parts.Length
        && name.Zip(parts).All(pair => pair.First is "*" || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
}
