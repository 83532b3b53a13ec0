using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>Registers the external decision point once, however many features need it.</summary>
public static class DecisionPointSetup
{
    public static IServiceCollection AddDecisionPoint(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(DecisionPoint)))
        {
            return services;
        }

        services
            .AddOptions<DecisionPointOptions>()
            .BindConfiguration(DecisionPointOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<DecisionPointOptions>, DecisionPointOptionsValidation>();
        services.TryAddSingleton<OutboundRegions>();
        services.TryAddSingleton<ServerCertificates>();
        services.AddSingleton<DecisionPoint>();
        return services;
    }
}
