using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Undo;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Owners;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Connections;

/// <summary>Registers the services that read and write external ticket systems.</summary>
public static class ConnectionsFeature
{
    public static IServiceCollection AddTicketSystems(this IServiceCollection services)
    {
        services.AddConnectors();
        services.TryAddSingleton<StepBack>();
        services.TryAddSingleton<CustomerMessages>();
        services.AddSingleton<ConnectionSecrets>();
        services.AddSingleton(new StoredSecret(typeof(ConnectionRow), nameof(ConnectionRow.Secret), PendingEvents.Purpose));
        services.AddSingleton(new StoredSecret(typeof(IncomingDeliveryRow), nameof(IncomingDeliveryRow.Body), PendingEvents.Purpose));
        services.AddSingleton<ConnectionRules>();
        services.AddSingleton<ListConnections>();
        services.AddSingleton<SaveConnection>();
        services.AddSingleton<PreviewConnection>();
        services.AddSingleton<UnknownOwners>();
        services.AddSingleton<LookUpOwners>();
        services.AddSingleton<AddOwners>();
        services.AddSingleton<TicketHistory>();
        services.AddSingleton<TicketMoves>();
        services.AddUploadScan().AddSingleton<TicketFiles>();
        services.AddSingleton<TicketIntake>();
        services.AddSingleton<ConnectionReader>();
        services.AddSingleton<SyncNotes>();
        services.AddSingleton<LostTickets>();
        services.AddSingleton<StrayTickets>();
        services.AddSingleton<OwnersByAddress>();
        services.AddSingleton<OwnersHere>();
        services.AddReceiving();
        services.AddSingleton<SyncTickets>();
        services.AddSingleton<RequestSync>();
        services.AddRequestedReads();
        services.AddSingleton<RetryTicket>();
        services.AddTenantJob<SyncTicketsJob>(SyncTicketsJob.Info);
        services.AddSingleton<CarriedEnd>();
        services.AddSingleton<CarryOutbox>();
        services.AddSingleton<RetryWrite>();
        services.AddSingleton<OutboxLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxLoop>());
        return services;
    }

    public static WebApplication MapTicketSystems(this WebApplication app)
    {
        ReceivingRoutes.Map(app);
        return app;
    }

    private static void AddRequestedReads(this IServiceCollection services)
    {
        services.AddSingleton<RequestTicketRead>();
        services.AddSingleton<RequestedReads>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestedReads>());
    }

    private static void AddReceiving(this IServiceCollection services)
    {
        services.AddReceivingLimits();
        services.AddSingleton<PeopleCache>();
        services.AddSingleton<DeliveryIntake>();
        services.AddSingleton<PendingDeliveries>();
        services.AddSingleton<ReceiveDelivery>();
        services.AddSingleton<RetryReceived>();
        services.AddSingleton<PreviewMapping>();
    }
}
