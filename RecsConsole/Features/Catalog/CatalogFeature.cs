using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Exchange;
using RecsConsole.Features.Catalog.Finding;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Quality;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Taxonomy;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog;

/// <summary>
/// Curated items: written as a draft, published by a second person, retired. Supervisors read them, admins maintain them.
/// </summary>
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
            .AddTaxonomy()
            .AddCatalogQuality()
            .AddSingleton<ListPublishedActions>();

    /// <summary>Registers what every kind of item needs.</summary>
    internal static IServiceCollection AddVersions<TRow, TContent>(this IServiceCollection services)
        where TRow : class, IVersionRow
        where TContent : IVersionContent
    {
        services.TryAddSingleton(typeof(CatalogLines<,>));
        services.TryAddScoped(typeof(ListMemory<>));
        services.TryAddSingleton(typeof(VersionAudit<,>));
        services.TryAddScoped(typeof(VersionLife<,>));
        services.TryAddScoped(typeof(VersionDrafts<,>));
        services.AddScoped<ICatalogTitles, CatalogTitles<TRow, TContent>>();
        services.TryAddScoped<FindCatalogItems>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IFoundObjects, FindCatalogItems>());
        services.AddScoped<IWorkSource, VersionsToPublish<TRow, TContent>>();
        services.AddScoped<IWorkSource, VersionsSentBack<TRow, TContent>>();
        services.AddScoped<IDraftSource, OwnVersions<TRow, TContent>>();
        return services;
    }

    /// <summary>
    /// Registers the URLs of an item and of its editor. Other pages below the same root check permissions themselves, as the form for a new
    /// item does.
    /// </summary>
    /// <param name="mayRead">Whether the item with the key exists and the actor may read it.</param>
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
