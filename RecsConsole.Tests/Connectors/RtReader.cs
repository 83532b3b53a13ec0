using Microsoft.Extensions.Options;
using RecsConsole.Connectors;
using RecsConsole.Connectors.RequestTracker;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Tests.Connectors;

/// <summary>Reads one ticket of Request Tracker whose answers a test gives.</summary>
internal static class RtReader
{
    public static Task<RemoteAnswer<RemoteTicket>> ReadAsync(IHttpClientFactory server, string id, CancellationToken cancellationToken) =>
        ReadAsync(server, id, "http://127.0.0.1/", cancellationToken);

    public static async Task<RemoteAnswer<RemoteTicket>> ReadAsync(
        IHttpClientFactory server,
        string id,
        string address,
        CancellationToken cancellationToken
    )
    {
        var http = new RemoteHttp(
            server,
            // on this machine: no region is read
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System),
            TimeProvider.System,
            Options.Create(new ConnectorOptions())
        );
        var history = new RtHistory(http);
        var notes = new RtNotes(http, history, new RtCustomFields(http));
        var tickets = new RtTickets(http, history, new RtStatuses(http), notes, new RtOwners(http), TimeProvider.System);
        var access = new RemoteAccess(Guid.NewGuid(), Guid.NewGuid(), new(address), "key", null);
        return await tickets.ReadAsync(access, id, cancellationToken);
    }
}
