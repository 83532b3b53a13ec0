using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace RecsConsole.Platform.Outbound;

/// <summary>Registers where the server may connect, and the clients that connect there.</summary>
public static class OutboundSetup
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services
            .AddOptions<OutboundOptions>()
            .BindConfiguration(OutboundOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.PlainHosts.Concat(options.AllowedHosts).All(line => HostRule.Read(line) is not null),
                "Outbound:PlainHosts and Outbound:AllowedHosts need lines such as tickets.example, *.corp.example, tickets.example:8443, "
                    + "10.1.2.3 or 10.0.0.0/8."
            )
            .ValidateOnStart();
        services.TryAddSingleton<OutboundRules>();
        services.TryAddSingleton<ServerCertificates>();
        return services;
    }

    /// <summary>A client for addresses that administrators of tenants enter. Whoever uses it limits the time of each request.</summary>
    public static IHttpClientBuilder AddOutboundClient(this IServiceCollection services, string name)
    {
        services.TryAddSingleton<OutboundRules>();
        services.TryAddSingleton<ServerCertificates>();
        return services
            .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler);
    }

    private static OutboundHandler Handler(IServiceProvider provider) =>
        new(
            provider.GetRequiredService<OutboundRules>(),
            provider.GetRequiredService<ServerCertificates>(),
            provider.GetRequiredService<IOptions<OutboundOptions>>().Value.UseProxy ? OutboundHandler.EnvironmentProxy : null
        );
}
