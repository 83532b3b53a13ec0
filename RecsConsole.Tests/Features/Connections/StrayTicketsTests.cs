using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Tests.Connectors;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A ticket that is renamed, moved, merged or deleted over there leaves no case behind that nobody can close.</summary>
[Collection(TicketServerTestGroup.Name)]
public sealed class StrayTicketsTests(SharedRedmine sharedRedmine, SharedRt sharedRt)
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_of_a_ticket_that_is_gone_goes_on_as_ours_and_its_assignee_is_told()
    {
        await using var desk = await WithTicketsAsync();
        await GiveAsync(desk, "1");
        desk.Tickets.Tickets.Remove("1");

        await LookAsync(desk);
        await LookAsync(desk);
        await LookAsync(desk);

        var told = (await desk.EventsAsync("1")).Where(each => each.Activity == RemoteEvents.Gone).ShouldHaveSingleItem();
        told.AttributesJson.ShouldContain("deleted or merged");
        await using (var db = desk.World.Open())
        {
            var item = await db.InboxItems.SingleAsync(each => each.Kind == InboxKind.TicketGone, Token);
            item.RecipientId.ShouldBe(desk.World.Here.Agent.PersonId);
            (await db.TicketLinks.SingleAsync(each => each.TicketId == "1", Token)).CaseId.ShouldBeNull();
        }

        await desk.AcceptAsync("1");
        await desk.CarryLaterAsync();

        (await desk.CaseAsync("1")).Status.ShouldBe("working", "nothing over there can refuse the step");
        await using var after = desk.World.Open();
        (await after.Outbox.CountAsync(Token)).ShouldBe(0);
        (await after.TicketLinks.CountAsync(each => each.CaseId != null, Token)).ShouldBe(1, "the other ticket");
    }

    [Fact]
    public async Task Ticket_that_is_there_again_has_its_case_again()
    {
        await using var desk = await WithTicketsAsync();
        var ticket = desk.Tickets.Tickets["1"];
        desk.Tickets.Tickets.Remove("1");
        await LookAsync(desk);
        await LookAsync(desk);
        (await desk.EventsAsync("1"))[^1].Activity.ShouldBe(RemoteEvents.Gone);

        desk.Tickets.Tickets["1"] = ticket;
        desk.Tickets.Change("1", each => each with { Subject = "Printer jams again" });
        await desk.SyncAsync();

        (await desk.CaseAsync("1")).Title.ShouldBe("Printer jams again");
        (await desk.LinksAsync()).ShouldBe(2);
        (await desk.EventsAsync("1")).Count(each => each.Activity == "opened").ShouldBe(1);
    }

    [Fact]
    public async Task Ticket_that_was_renamed_and_moved_to_a_queue_that_is_not_read_is_still_followed()
    {
        await using var desk = await WithTicketsAsync();
        desk.Tickets.Unlisted.Add("1");
        desk.Tickets.Change("1", ticket => ticket with { Subject = "Scanner jams", Queue = "scanners", Status = FakeTickets.Status("3") });
        await desk.SyncAsync();
        (await desk.CaseAsync("1")).Title.ShouldBe("Printer jams 1");

        await LookAsync(desk);

        var row = await desk.CaseAsync("1");
        (row.Title, row.Product, row.Status).ShouldBe(("Scanner jams", "scanners", "resolved"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task Address_at_which_everything_is_missing_takes_no_case_from_its_ticket(int tickets)
    {
        await using var desk = await WithTicketsAsync(tickets);
        desk.Tickets.Tickets.Clear();

        await LookAsync(desk);
        await LookAsync(desk);
        await LookAsync(desk);

        (await desk.LinksAsync()).ShouldBe(tickets);
    }

    [Fact]
    public async Task Ticket_that_is_missing_once_keeps_its_case()
    {
        await using var desk = await WithTicketsAsync(tickets: 4);
        desk.Tickets.Tickets.Remove("1");

        await LookAsync(desk);
        await desk.SyncAsync();

        (await desk.LinksAsync()).ShouldBe(4, "the same look twice is still one answer");
    }

    [Fact]
    public async Task Ticket_that_is_found_in_between_starts_afresh()
    {
        await using var desk = await WithTicketsAsync();
        var ticket = desk.Tickets.Tickets["1"];
        desk.Tickets.Tickets.Remove("1");
        await LookAsync(desk);
        desk.Tickets.Tickets["1"] = ticket;
        await LookAsync(desk);
        desk.Tickets.Tickets.Remove("1");

        await LookAsync(desk);

        (await desk.LinksAsync()).ShouldBe(2);
        await LookAsync(desk);
        (await desk.LinksAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Look_that_nothing_answered_does_not_count()
    {
        await using var desk = await WithTicketsAsync();
        var all = desk.Tickets.Tickets.ToList();
        desk.Tickets.Tickets.Clear();
        await LookAsync(desk);
        desk.Tickets.Tickets["2"] = all.Single(each => each.Key == "2").Value;

        await LookAsync(desk);

        (await desk.LinksAsync()).ShouldBe(2, "the first look that is believed is the first that counts");
    }

    [Fact]
    public async Task Only_open_case_is_let_go_while_a_ticket_of_a_closed_one_answers()
    {
        await using var desk = await WithTicketsAsync();
        var closed = (await desk.CaseAsync("2")).Id;
        await using (var db = desk.World.Open())
        {
            (await db.Cases.SingleAsync(row => row.Id == closed, Token)).IsOpen = false;
            await db.SaveChangesAsync(Token);
        }

        desk.Tickets.Tickets.Remove("1");
        await LookAsync(desk);
        await LookAsync(desk);

        (await desk.LinksAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Redmine_names_an_issue_that_was_deleted()
    {
        var redmine = await sharedRedmine.OpenAsync();
        await using var desk = await RedmineTests.ConnectAsync(redmine);
        var (gone, stays) = (await redmine.OpenAsync("Printer jams"), await redmine.OpenAsync("Scanner jams"));
        await desk.SyncAsync();
        await redmine.DeleteAsync(gone);

        await LookAsync(desk);
        await LookAsync(desk);

        (await desk.EventsAsync(gone))[^1].Activity.ShouldBe(RemoteEvents.Gone);
        (await desk.EventsAsync(stays))[^1].Activity.ShouldNotBe(RemoteEvents.Gone);
    }

    [Fact]
    public async Task Request_Tracker_names_a_ticket_that_was_deleted()
    {
        var rt = await sharedRt.OpenAsync();
        await using var desk = await RequestTrackerTests.ConnectAsync(rt);
        var (gone, stays) = (await rt.OpenAsync("Printer jams"), await rt.OpenAsync("Scanner jams"));
        await desk.SyncAsync();
        await rt.ChangeAsync(gone, "Status", "deleted", "root");

        await LookAsync(desk);
        await LookAsync(desk);

        (await desk.EventsAsync(gone))[^1].Activity.ShouldBe(RemoteEvents.Gone);
        (await desk.EventsAsync(stays))[^1].Activity.ShouldNotBe(RemoteEvents.Gone);
    }

    private static async Task<TicketDesk> WithTicketsAsync(int tickets = 2)
    {
        var desk = await TicketDesk.CreateAsync();
        for (var i = 1; i <= tickets; i++)
        {
            desk.Tickets.Add($"{i}", s_then);
        }

        await desk.SyncAsync();
        return desk;
    }

    private static async Task GiveAsync(TicketDesk desk, string ticketId)
    {
        await using var db = desk.World.Open();
        var id = (await desk.CaseAsync(ticketId)).Id;
        (await db.Cases.SingleAsync(row => row.Id == id, Token)).AssigneeId = desk.World.Here.Agent.PersonId;
        await db.SaveChangesAsync(Token);
    }

    private static Task<SyncedTickets> LookAsync(TicketDesk desk)
    {
        desk.World.Database.Clock.Advance(StrayTickets.Pause + TimeSpan.FromSeconds(1));
        return desk.SyncAsync();
    }
}
