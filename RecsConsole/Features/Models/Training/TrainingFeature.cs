using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Features.Models.Training.Import;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>Registers the training of models.</summary>
public static class TrainingFeature
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddOptions<TrainingOptions>().BindConfiguration(TrainingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ModelRegistration>();
        services.AddSingleton<TrainingSessionFactory>();
        services.AddSingleton<TrainModel>();
        services.AddSingleton<ImportModel>();
        services.AddSingleton<ExportTrainingData>();
        services.AddTenantJob<RetrainJob>(RetrainJob.Info);
        return services;
    }
}
