using RecsConsole.Features.Readiness.Reading;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Readiness;

/// <summary>The readiness checklist.</summary>
public static class ReadinessFeature
{
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<PermitRecheck>();
        services.AddSingleton<ReadinessReader>();
        services.AddSingleton<ReadReadiness>();
        services.AddSingleton<ExportReadiness>();
        return services;
    }

    /// <summary>Maps the file download.</summary>
    public static WebApplication MapReadiness(this WebApplication app) => ReadinessEndpoint.Map(app);
}
