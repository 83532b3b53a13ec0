using RecsConsole.Cli;
using RecsConsole.Cli.Bench.Serving;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>The benchmark reads a connection as the job does, and waits until a change over there is on its case.</summary>
public sealed class SyncBenchTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tickets_are_counted_and_each_note_is_waited_for()
    {
        await using var desk = await TicketDesk.CreateAsync();
        for (var i = 1; i <= 5; i++)
        {
            desk.Tickets.Add($"{i}", s_then);
        }

        var bench = Bench(desk);
        var read = await bench.ReadAsync(Token);
        var lag = await bench.FollowAsync(2, TimeSpan.FromMilliseconds(100), Token);

        (read.Read, read.Changed, read.Failed).ShouldBe((5, 5, 0));
        read.PerSecond.ShouldBeGreaterThan(0);
        lag.Tickets.ShouldBe(2);
        lag.P95Seconds.ShouldBeGreaterThan(0);
        desk.Tickets.Tickets.Values.Count(ticket => ticket.Entries.Count == 1).ShouldBe(2);
    }

    [Fact]
    public async Task System_that_does_not_answer_ends_it_with_the_reason()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.IsAway = true;

        var failed = await Should.ThrowAsync<CommandException>(() => Bench(desk).ReadAsync(Token));

        failed.Message.ShouldContain("nobody answers");
    }

    private static SyncBench Bench(TicketDesk desk) => new(desk.World.Database.Services, desk.World.Here.TenantId, desk.ConnectionId);
}
