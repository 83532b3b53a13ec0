using RecsConsole.Connectors;
using RecsConsole.Connectors.RequestTracker;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>A real Request Tracker finds what changed since any time: it reads some numbers of seconds for years and times of day.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class RequestTrackerAgeTests(SharedRt server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_of_now_is_among_the_changes_since_however_long_ago()
    {
        var rt = await server.OpenAsync();
        await using var desk = await TicketDesk.CreateEmptyAsync();
        var id = await rt.OpenAsync("Printer jams");
        var access = new RemoteAccess(desk.World.Here.TenantId, Guid.NewGuid(), new(rt.Address), rt.TokenOf("svc"), RtServer.Queue);
        var system = desk.World.Get<IEnumerable<ITicketSystem>>().OfType<RtTickets>().Single();
        var now = DateTimeOffset.UtcNow;

        foreach (var seconds in (int[])[500, 999, 1_000, 2_100, 3_999, 10_000, 99_999, 235_959, 720_780, 1_000_000])
        {
            var found = await system.ChangesAsync(access, new(now.AddSeconds(-seconds), 0), Token);

            found.Problem.ShouldBeNull();
            found.Value!.Heads.Select(ticket => ticket.Id).ShouldBe([id], $"{seconds} s");
        }
    }
}
