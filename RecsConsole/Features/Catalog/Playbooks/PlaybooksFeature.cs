using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Playbooks.Detail;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Playbooks: what experts do, in order, as data. Read by supervisors, kept by admins.</summary>
public static class PlaybooksFeature
{
    public static IServiceCollection AddPlaybooks(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddScoped<PlaybookMemory>();
        services.AddVersions().AddSingleton<ICatalogItem<PlaybookRow, PlaybookContent>, PlaybookItem>();
        services.AddScoped<ListPlaybooks>();
        services.AddScoped<ReadPlaybook>();
        services.AddScoped<ReadPlaybookForm>();
        services.AddScoped<PreviewPlaybook>();
        services.AddScoped<SavePlaybookDraft>();
        services.AddScoped<PublishPlaybook>();
        services.AddScoped<RetirePlaybook>();
        return services
            .AddObjectAddress(PlaybookFilter.Root + "/{key}", ExistsAsync)
            .AddObjectAddress(PlaybookFilter.Root + "/{key}/edit", ExistsAsync);
    }

    private static async ValueTask<bool> ExistsAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        values["key"] is string key
        && (
            key is "new" // the address of the form, which asks for the right itself
            || (await provider.GetRequiredService<ReadPlaybook>().RunAsync(actor, key, cancellationToken)).IsOk
        );
}
