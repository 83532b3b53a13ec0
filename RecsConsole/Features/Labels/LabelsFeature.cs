using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Labels;

/// <summary>Registers what turns outcomes into labels.</summary>
public static class LabelsFeature
{
    public static IServiceCollection AddLabels(this IServiceCollection services)
    {
        services.AddSingleton<BuildLabels>();
        services.AddSingleton<ITenantJob, BuildLabelsJob>();
        return services;
    }
}
