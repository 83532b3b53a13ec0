using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.Feedback;
using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The action catalog: supervisors read it, admins maintain it.</summary>
public static class ActionsFeature
{
    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddVersions<ActionRow, ActionContent>().AddSingleton<ICatalogItem<ActionRow, ActionContent>, ActionItem>();
        services.AddScoped<ListActions>();
        services.AddScoped<ReadAction>();
        services.AddScoped<ListActionFeedback>();
        services.AddScoped<AnswerActionFeedback>();
        services.AddScoped<IWorkSource, UnansweredFeedback>();
        services.AddScoped<ReadActionForm>();
        services.AddScoped<SaveActionDraft>();
        return services.AddItemAddresses(
            ActionFilter.Root,
            async (provider, actor, key, token) => (await provider.GetRequiredService<ReadAction>().RunAsync(actor, key, token)).IsOk,
            "said",
            "quality"
        );
    }
}
