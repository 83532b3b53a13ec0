using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.NextSteps;

/// <summary>Registers the training of next-step models.</summary>
public static class NextStepsFeature
{
    public static IServiceCollection AddNextSteps(this IServiceCollection services)
    {
        services.AddSingleton<LearnNextSteps>();
        services.AddTenantJob<LearnNextStepsJob>(LearnNextStepsJob.Info);
        services.AddSingleton(new TenantPreparation(Texts.LearnsWhatComesNext, LearnAsync) { Stage = PreparationStage.BeforeSearch });
        return services;
    }

    private static Task<Result<LearnedNextSteps>> LearnAsync(
        IServiceProvider services,
        Actor tenant,
        CancellationToken cancellationToken
    ) => services.GetRequiredService<LearnNextSteps>().RunAsync(tenant, new(new JobProgress()), cancellationToken);
}
