using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A status that changes while its ticket is followed leaves the same way as one that changed before the first read.</summary>
public sealed class TicketMovesTests
{
    private static readonly DateTimeOffset s_opened = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly RemotePerson s_agent = new("6", "Person agent", "AGENT@test.example");

    [Fact]
    public async Task Status_that_means_nothing_here_is_recorded_once_with_its_name_and_moves_nothing()
    {
        await using var desk = await OpenAsync();

        await MoveAsync(desk, 1, "4");
        (await desk.CaseAsync("12")).Status.ShouldBe("new");
        await desk.SyncAsync();
        await MoveAsync(desk, 2, "2");

        (await MovesAsync(desk)).ShouldBe([(null, null, "Feedback"), ("new", "working", "Status 2")]);
        (await desk.CaseAsync("12")).Status.ShouldBe("working");
    }

    [Fact]
    public async Task Way_back_from_it_is_recorded_too()
    {
        await using var desk = await OpenAsync();

        await MoveAsync(desk, 1, "4");
        await MoveAsync(desk, 2, "1");

        (await MovesAsync(desk)).ShouldBe([(null, null, "Feedback"), ("new", "new", "New")]);
    }

    [Fact]
    public async Task Status_that_nobody_knows_is_left_out()
    {
        await using var desk = await OpenAsync();

        await MoveAsync(desk, 1, "99");
        await MoveAsync(desk, 2, "1");

        (await MovesAsync(desk)).ShouldBeEmpty();
    }

    private static async Task<TicketDesk> OpenAsync()
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        await desk.ConnectAsync(TicketDesk.Request() with { Statuses = [.. TicketDesk.Statuses, new("4", "Feedback", null)] });
        desk.Tickets.Add("12", s_opened);
        await desk.SyncAsync();
        return desk;
    }

    private static async Task MoveAsync(TicketDesk desk, long entry, string status)
    {
        desk.Tickets.Change(
            "12",
            ticket =>
                ticket with
                {
                    Status = FakeTickets.Status(status),
                    Entries =
                    [
                        .. ticket.Entries,
                        new(entry, s_opened.AddHours(entry), s_agent, "", IsPrivate: false) { HasChangedStatus = true, StatusId = status },
                    ],
                }
        );
        await desk.SyncAsync();
    }

    private static async Task<IReadOnlyList<(string? From, string? To, string Words)>> MovesAsync(TicketDesk desk)
    {
        var events = await desk.EventsAsync("12");
        return
        [
            .. events
                .Where(each => each.Activity == RemoteEvents.Status)
                .Select(each => (each.FromState, each.ToState, CaseEvents.AttributesOf(each)[RemoteEvents.WordsAttribute])),
        ];
    }
}
