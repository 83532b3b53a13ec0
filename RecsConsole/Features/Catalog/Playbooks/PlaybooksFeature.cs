using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Playbooks.Detail;
using RecsConsole.Features.Catalog.Playbooks.List;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Playbooks: expert procedures as ordered steps, stored as data. Supervisors read them, admins maintain them.</summary>
public static class PlaybooksFeature
{
    public static IServiceCollection AddPlaybooks(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddVersions<PlaybookRow, PlaybookContent>().AddSingleton<ICatalogItem<PlaybookRow, PlaybookContent>, PlaybookItem>();
        services.AddScoped<ListPlaybooks>();
        services.AddScoped<ReadPlaybook>();
        services.AddScoped<ReadPlaybookForm>();
        services.AddScoped<PreviewPlaybook>();
        services.AddScoped<SavePlaybookDraft>();
        return services.AddItemAddresses(
            PlaybookFilter.Root,
            async (provider, actor, key, token) => (await provider.GetRequiredService<ReadPlaybook>().RunAsync(actor, key, token)).IsOk
        );
    }
}
