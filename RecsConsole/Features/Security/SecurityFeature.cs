using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Security;

/// <summary>The leak detector, and the alerts of everything that must never happen.</summary>
public static class SecurityFeature
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddScoped<LeakRuns>();
        services.AddScoped<DetectLeaks>();
        services.AddTenantJob<LeakDetectionJob>(LeakDetectionJob.Info);
        services.AddScoped<ListAlerts>();
        services.AddScoped<IWorkSource, UnseenAlerts>();
        services.AddScoped<MarkAlertSeen>();
        services.AddScoped<AnswerAlert>();
        return services;
    }
}
