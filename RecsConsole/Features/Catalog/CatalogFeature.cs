using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Exchange;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Workflows;

namespace RecsConsole.Features.Catalog;

/// <summary>What is curated: written as a draft, published by a second person, retired. Read by supervisors, kept by admins.</summary>
public static class CatalogFeature
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) =>
        services
            .AddActions()
            .AddPlaybooks()
            .AddPolicies()
            .AddServiceLevels()
            .AddWorkflows()
            .AddCaseTypes()
            .AddSingleton<ListPublishedActions>();

    /// <summary>What every kind of item needs.</summary>
    internal static IServiceCollection AddVersions(this IServiceCollection services)
    {
        services.TryAddSingleton(typeof(VersionAudit<,>));
        services.TryAddScoped(typeof(VersionLife<,>));
        services.TryAddScoped(typeof(VersionDrafts<,>));
        return services;
    }
}
