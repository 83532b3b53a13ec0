using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Drafts;

/// <summary>Texts that were typed and not sent, kept for their author.</summary>
public static class DraftsFeature
{
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.TryAddSingleton<OperationScopeFactory>();
        services.AddScoped<ReadTextDraft>();
        services.AddScoped<SaveTextDraft>();
        services.AddScoped<DeleteTextDraft>();
        services.AddScoped<IDraftStore, DraftStore>();
        services.AddScoped<IDraftSource, KeptRules>();
        services.AddSingleton<BrowserDraftKey>();
        return services;
    }

    public static WebApplication MapDrafts(this WebApplication app) => BrowserDraftKey.Map(app);
}
