using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Syncing;

/// <summary>Each round lists the changes of the last minutes again; a ticket that is known as it is there costs no request of its own.</summary>
public sealed class ReadAgainTests
{
    private const int Many = 4 * FakeTickets.PageSize;
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Tickets_of_a_bulk_change_are_fetched_once_although_every_round_lists_them()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await ChangeManyAsync(desk, isSettled: true);
        desk.Tickets.Reads.ShouldBe(Many);
        desk.Tickets.Questions.Clear();

        var again = await desk.SyncAsync();
        await desk.SyncAsync();

        desk.Tickets.Questions.Count.ShouldBeGreaterThanOrEqualTo(2 * (Many / FakeTickets.PageSize), "the lists were read to their end");
        desk.Tickets.Reads.ShouldBe(Many);
        again.Read.ShouldBe(0);
    }

    [Fact]
    public async Task Tickets_that_may_have_changed_again_in_their_second_are_fetched_once_more_and_no_further()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await ChangeManyAsync(desk, isSettled: false);

        (await desk.SyncAsync()).Changed.ShouldBe(0);
        desk.Tickets.Reads.ShouldBe(2 * Many);
        await desk.SyncAsync();

        desk.Tickets.Reads.ShouldBe(2 * Many);
    }

    [Fact]
    public async Task Change_within_the_second_of_the_last_one_arrives()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await ChangeManyAsync(desk, isSettled: false);
        var ticket = desk.Tickets.Tickets["7"];
        desk.Tickets.Tickets["7"] = ticket with { Priority = 1 };

        var read = await desk.SyncAsync();

        read.Changed.ShouldBe(1);
        (await desk.CaseAsync("7")).Priority.ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_ticket_that_changed_is_fetched()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await ChangeManyAsync(desk, isSettled: true);
        desk.Tickets.Change("7", ticket => ticket with { Priority = 1 });

        await desk.SyncAsync();

        desk.Tickets.Reads.ShouldBe(Many + 1);
        (await desk.CaseAsync("7")).Priority.ShouldBe(1);
    }

    private static async Task ChangeManyAsync(TicketDesk desk, bool isSettled)
    {
        for (var id = 1; id <= Many; id++)
        {
            var ticket = desk.Tickets.Add($"{id}", s_then);
            desk.Tickets.Tickets[ticket.Id] = ticket with { IsSettled = isSettled };
        }

        (await desk.SyncAsync()).Changed.ShouldBe(Many);
    }
}
