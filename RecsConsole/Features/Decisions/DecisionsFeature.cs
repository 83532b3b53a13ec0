using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Decisions;

/// <summary>Everything behind a recorded decision, for those who answer for it.</summary>
public static class DecisionsFeature
{
    public static IServiceCollection AddDecisions(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddSingleton<TraceAccess>();
        services.AddSingleton<ReadTrace>();
        services.AddSingleton<ReplayDecision>();
        return services.AddObjectAddress(
            "/decisions/{id}",
            (provider, actor, values, cancellationToken) =>
                provider
                    .GetRequiredService<TraceAccess>()
                    .MayOpenAsync(actor, values["id"] as string ?? "", cancellationToken)
        );
    }
}
