using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RecsConsole.Casework.Alerts;

/// <summary>Registrations of the alerts that more than one edge raises.</summary>
public static class AlertSetup
{
    public static IServiceCollection AddGuessingAlerts(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<GuessingBurst>();
        return services;
    }
}
