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
        services.AddScoped<ITenantJob, CheckCatalogJob>();
        services.AddScoped<IWorkSource, FindingsToReview>();
        return services.AddSingleton(new TenantPreparation(Texts.ChecksTheCatalog, CheckAsync));
    }

    private static Task CheckAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken) =>
        services.GetRequiredService<CheckCatalog>().RunAsync(tenant, cancellationToken);
}
