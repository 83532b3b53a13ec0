using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Registers the API keys of other systems.</summary>
public static class ApiKeysFeature
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyLookup>().AddSingleton<ApiTokens>();
        services.AddSingleton<ApiKeyRules>();
        services.AddSingleton<ListApiKeys>().AddSingleton<CreateApiKey>().AddSingleton<RotateApiKey>().AddSingleton<RevokeApiKey>();
        services.AddSingleton<TrustApiKey>();
        return services;
    }
}
