using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Alerts;

/// <summary>Registrations of the alerts that more than one edge raises.</summary>
public static class AlertSetup
{
    public static IServiceCollection AddRefusalAlerts(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(RefusalBurst)))
        {
            return services;
        }

        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<RefusalBurst>()
            .AddSingleton<RefusalCounts>()
            .AddSingleton<StrangerRefusals>()
            .AddSingleton<RefusedRequests>();
        // what opens every operation does not know what an alert is
        services.AddOptions<DenialWatch>().Configure<RefusalBurst>((watch, burst) => watch.Denied = burst.NoticeAsync);
        return services;
    }

    /// <summary>Counts a request of somebody who is signed in that was above a limit.</summary>
    public static Task NoticeAsync(Actor actor, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.RequestServices.GetRequiredService<RefusedRequests>().NoticeAsync(actor, context.RequestAborted);
    }
}
