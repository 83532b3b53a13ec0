using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Impact;

/// <summary>What a draft would have changed in the latest decisions, shown in the dialogs that publish.</summary>
public static class ImpactFeature
{
    public static IServiceCollection AddImpact(this IServiceCollection services)
    {
        services.AddSingleton<DraftImpact>();
        services.AddSingleton<ImpactDrafts>();
        services.AddSingleton<ImpactTurns>();
        services.AddSingleton<PreviewImpact>();
        return services;
    }
}
