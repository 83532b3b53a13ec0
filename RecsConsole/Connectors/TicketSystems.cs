using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Connectors.Events;
using RecsConsole.Connectors.Redmine;
using RecsConsole.Connectors.RequestTracker;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Connectors;

/// <summary>The supported ticket systems.</summary>
public sealed class TicketSystems(IEnumerable<ITicketSystem> systems)
{
    /// <summary>By name; one that needs a mapping of its events last, because a form begins with the first.</summary>
    public IReadOnlyList<ITicketSystem> All { get; } =
    [.. systems.OrderBy(system => system.SendsEvents).ThenBy(system => system.Name, StringComparer.Ordinal)];

    /// <summary>Null for a system unknown to this version.</summary>
    public ITicketSystem? Find(string kind) => All.FirstOrDefault(system => string.Equals(system.Kind, kind, StringComparison.Ordinal));
}

/// <summary>Registers the connectors.</summary>
public static class ConnectorsSetup
{
    public static IServiceCollection AddConnectors(this IServiceCollection services)
    {
        services.AddOptions<ConnectorOptions>().BindConfiguration(ConnectorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddOutboundClient(RemoteHttp.Client)
            .ConfigureHttpClient(client => client.MaxResponseContentBufferSize = RemoteHttp.MaxBytes);
        services.TryAddSingleton<OutboundRegions>();
        services.AddSingleton<RemoteHttp>();
        services.AddSingleton<RedmineDirectory>();
        services.AddSingleton<RedmineRights>();
        services.AddSingleton<RedmineFiles>();
        services.AddSingleton<RedmineCustomFields>();
        services.AddSingleton<RedmineOwners>();
        services.AddSingleton<ITicketSystem, RedmineTickets>();
        services.AddSingleton<RtHistory>();
        services.AddSingleton<RtCustomFields>();
        services.AddSingleton<RtNotes>();
        services.AddSingleton<RtOwners>();
        services.AddSingleton<RtStatuses>();
        services.AddSingleton<ITicketSystem, RtTickets>();
        services.AddSingleton<ITicketSystem, EventTickets>();
        services.AddSingleton<TicketSystems>();
        return services;
    }
}
