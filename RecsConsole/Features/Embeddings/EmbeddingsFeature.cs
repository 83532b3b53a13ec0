using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Embeddings;

/// <summary>Registers the services that compute embeddings.</summary>
public static class EmbeddingsFeature
{
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddSingleton<BasisTraining>();
        services.AddSingleton<VectorWriting>();
        services.AddSingleton<EmbedTexts>();
        services.AddTenantJob<EmbedTextsJob>(EmbedTextsJob.Info);
        services.AddSingleton(
            new TenantPreparation(Texts.LearnsWhichWordsBelongTogether, EmbedAsync) { Stage = PreparationStage.BesideHistory }
        );
        return services;
    }

    // anything that cannot be computed now is left to the nightly job
    private static Task<Result<EmbeddedTexts>> EmbedAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken)
    {
        return services.GetRequiredService<EmbedTexts>().RunAsync(tenant, new(new JobProgress()), cancellationToken);
    }
}
