using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Embeddings;

/// <summary>Registers what makes vectors.</summary>
public static class EmbeddingsFeature
{
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddSingleton<BasisTraining>();
        services.AddSingleton<VectorWriting>();
        services.AddSingleton<EmbedTexts>();
        services.AddSingleton<ITenantJob, EmbedTextsJob>();
        services.AddSingleton(new TenantPreparation(Texts.LearnsWhichWordsBelongTogether, EmbedAsync));
        return services;
    }

    // what cannot be made now the nightly job makes
    private static Task<Result<EmbeddedTexts>> EmbedAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken)
    {
        return services.GetRequiredService<EmbedTexts>().RunAsync(tenant, new(new JobProgress()), cancellationToken);
    }
}
