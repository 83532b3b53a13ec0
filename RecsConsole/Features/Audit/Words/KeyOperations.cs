namespace RecsConsole.Features.Audit.Words;

/// <summary>Operations on keys: those of other systems, those that encrypt and those that sign.</summary>
internal static class KeyOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["list.api_keys"] = () => Texts.OpListApiKeys,
            ["create.api_key"] = () => Texts.OpCreateApiKey,
            ["create.api_token"] = () => Texts.OpCreateApiToken,
            ["rotate.api_key"] = () => Texts.OpRotateApiKey,
            ["trust.api_key"] = () => Texts.OpTrustApiKey,
            ["revoke.api_key"] = () => Texts.OpRevokeApiKey,
            ["refuse.api_key"] = () => Texts.OpRefuseApiKey,
            ["renew.trail_key"] = () => Texts.ReplacedTrailKey,
            ["renew.keys"] = () => Texts.ReplacedKeys,
            ["reseal.secrets"] = () => Texts.ResealedSecrets,
            ["destroy.keys"] = () => Texts.DestroyedReplacedKeys,
        };
}
