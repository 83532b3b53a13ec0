using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Registers the services that distribute requests over people and keep slates from showing everybody the same items.</summary>
public static class AssignmentFeature
{
    public static IServiceCollection AddAssignment(this IServiceCollection services)
    {
        services.AddSingleton<CountSlates>();
        services.AddTenantJob<CountSlatesJob>(CountSlatesJob.Info);
        services.AddSingleton<AssignExperts>();
        services.AddSingleton<PreviewSpread>();
        services.AddTenantJob<AssignExpertsJob>(AssignExpertsJob.Info);
        services.AddHostedService<Replanner>();
        return services;
    }
}
