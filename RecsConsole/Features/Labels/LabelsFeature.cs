using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Labels;

/// <summary>Registers the derivation of labels from outcomes.</summary>
public static class LabelsFeature
{
    public static IServiceCollection AddLabels(this IServiceCollection services)
    {
        services.AddSingleton<BuildLabels>();
        services.AddTenantJob<BuildLabelsJob>(BuildLabelsJob.Info);
        services.AddSingleton(new TenantPreparation(Texts.SeesWhatCameOfSuggestions, BuildAsync));
        return services;
    }

    private static Task<Result<BuiltLabels>> BuildAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken) =>
        services.GetRequiredService<BuildLabels>().RunAsync(tenant, new(new JobProgress()), cancellationToken);
}
