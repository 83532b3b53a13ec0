using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Exchange;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;

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
    internal static IServiceCollection AddVersions<TRow, TContent>(this IServiceCollection services)
        where TRow : class, IVersionRow
    {
        services.TryAddSingleton(typeof(VersionAudit<,>));
        services.TryAddScoped(typeof(VersionLife<,>));
        services.TryAddScoped(typeof(VersionDrafts<,>));
        services.AddScoped<IWorkSource, VersionsToPublish<TRow, TContent>>();
        services.AddScoped<IWorkSource, VersionsSentBack<TRow, TContent>>();
        return services;
    }

    /// <summary>
    /// The addresses of an item and of its editor. Those of pages that stand beside the items ask for their rights themselves, as that of the form for a new
    /// one does.
    /// </summary>
    /// <param name="mayRead">Whether somebody may read the item of a key, and it is there.</param>
    internal static IServiceCollection AddItemAddresses(
        this IServiceCollection services,
        string root,
        Func<IServiceProvider, Actor, string, CancellationToken, Task<bool>> mayRead,
        params string[] pages
    )
    {
        return services.AddObjectAddress(root + "/{key}", MayOpenAsync).AddObjectAddress(root + "/{key}/edit", MayOpenAsync);

        async ValueTask<bool> MayOpenAsync(IServiceProvider provider, Actor actor, RouteValueDictionary values, CancellationToken token) =>
            values["key"] is string key
            && (key is "new" || pages.Contains(key, StringComparer.Ordinal) || await mayRead(provider, actor, key, token));
    }
}
