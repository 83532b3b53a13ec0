using RecsConsole.Features.Tenants.SourceCheck;

namespace RecsConsole.Features.Tenants;

/// <summary>The tenant's settings: versions, preview, history.</summary>
public static class TenantsFeature
{
    public static IServiceCollection AddTenants(this IServiceCollection services)
    {
        services.AddSingleton<ReadTenantSettings>();
        services.AddSingleton<SaveTenantSettings>();
        services.AddSingleton<PreviewTenantSettings>();
        services.AddSingleton<CheckSources>();
        return services;
    }
}
