using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Registers what spreads requests over people and keeps slates from showing the same to everybody.</summary>
public static class AssignmentFeature
{
    public static IServiceCollection AddAssignment(this IServiceCollection services)
    {
        services.AddSingleton<CountSlates>();
        services.AddSingleton<ITenantJob, CountSlatesJob>();
        services.AddSingleton<AssignExperts>();
        services.AddSingleton<PreviewSpread>();
        services.AddSingleton<ITenantJob, AssignExpertsJob>();
        services.AddHostedService<Replanner>();
        return services;
    }
}
