using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.ServiceLevels.Detail;
using RecsConsole.Features.Catalog.ServiceLevels.List;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Service levels: the time within which cases must be solved. Supervisors read them, admins maintain them.</summary>
public static class ServiceLevelsFeature
{
    public static IServiceCollection AddServiceLevels(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services
            .AddVersions<ServiceLevelRow, ServiceLevelContent>()
            .AddSingleton<ICatalogItem<ServiceLevelRow, ServiceLevelContent>, ServiceLevelItem>();
        services.AddScoped<ListServiceLevels>();
        services.AddScoped<ReadServiceLevel>();
        services.AddScoped<ReadServiceLevelForm>();
        services.AddScoped<PreviewServiceLevel>();
        services.AddScoped<SaveServiceLevelDraft>();
        services.AddScoped<PublishServiceLevel>();
        return services.AddItemAddresses(
            ServiceLevelFilter.Root,
            async (provider, actor, key, token) => (await provider.GetRequiredService<ReadServiceLevel>().RunAsync(actor, key, token)).IsOk
        );
    }
}
