using RecsConsole.Casework.Waiting;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>The nightly check of the catalog, and what it finds.</summary>
public static class QualityFeature
{
    public static IServiceCollection AddCatalogQuality(this IServiceCollection services)
    {
        services.AddScoped<CheckCatalog>();
        services.AddScoped<ListFindings>();
        services.AddScoped<DismissFinding>();
        services.AddTenantJob<CheckCatalogJob>(CheckCatalogJob.Info);
        services.AddScoped<IWorkSource, FindingsToReview>();
        return services.AddSingleton(
            new TenantPreparation(
                Texts.ChecksTheCatalog,
                (given, tenant, token) => given.GetRequiredService<CheckCatalog>().RunAsync(tenant, token)
            )
        );
    }
}
