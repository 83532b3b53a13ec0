using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Actions.Said;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The action catalog: read by supervisors, kept by admins.</summary>
public static class ActionsFeature
{
    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddScoped<ActionMemory>();
        services.AddVersions().AddSingleton<ICatalogItem<ActionRow, ActionContent>, ActionItem>();
        services.AddScoped<ListActions>();
        services.AddScoped<ReadAction>();
        services.AddScoped<ListSaidOfActions>();
        services.AddScoped<AnswerSaidOfAction>();
        services.AddScoped<ReadActionForm>();
        services.AddScoped<SaveActionDraft>();
        services.AddScoped<SubmitAction>();
        services.AddScoped<WithdrawAction>();
        services.AddScoped<PublishAction>();
        services.AddScoped<RetireAction>();
        return services
            .AddObjectAddress(ActionFilter.Root + "/{key}", ExistsAsync)
            .AddObjectAddress(ActionFilter.Root + "/{key}/edit", ExistsAsync);
    }

    private static async ValueTask<bool> ExistsAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        values["key"] is string key
        && (
            key is "new" or "said" // addresses of pages that ask for the right themselves
            || (await provider.GetRequiredService<ReadAction>().RunAsync(actor, key, cancellationToken)).IsOk
        );
}
