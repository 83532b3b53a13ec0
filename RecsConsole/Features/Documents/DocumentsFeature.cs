using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents;

/// <summary>Reading documents.</summary>
public static class DocumentsFeature
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddScoped<ReadDocument>();
        services.AddObjectAddress(
            "/documents/{key}",
            async (provider, actor, values, cancellationToken) =>
                values["key"] is string key
                && (
                    await provider
                        .GetRequiredService<ReadDocument>()
                        .RunAsync(actor, key, cancellationToken)
                ).IsOk
        );
        return services;
    }
}
