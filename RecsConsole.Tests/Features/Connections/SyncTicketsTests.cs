using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>Changes of another system arrive here exactly once and in order, whatever fails.</summary>
public sealed class SyncTicketsTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticket_becomes_a_case_with_its_conversation_status_owner_and_fields()
    {
        await using var desk = await TicketDesk.CreateAsync();
        var agent = new RemotePerson("6", "Person agent", "AGENT@test.example");
        desk.Tickets.Add("12", s_then, "2");
        desk.Tickets.Change("12", ticket => FakeTickets.WithEntry(ticket, FakeTickets.Priya, "Since Monday.") with { Owner = agent });
        desk.Tickets.Change("12", ticket => FakeTickets.WithEntry(ticket, agent, "Which model?"));
        desk.Tickets.Change(
            "12",
            ticket => FakeTickets.WithEntry(ticket, new("9", "Tom Stone", null), "Known since the update.", isPrivate: true)
        );

        var read = await desk.SyncAsync();

        (read.Read, read.Changed, read.Failed).ShouldBe((1, 1, 0));
        var row = await desk.CaseAsync("12");
        (row.Title, row.Status, row.IssueType, row.Product, row.Priority).ShouldBe(
            ("Printer jams 12", "working", "printer", "printers", 2)
        );
        (row.OpenedAt, row.ContactName, row.ContactAddress).ShouldBe((s_then, "Priya Nair", "priya@acme.example"));
        (row.AssigneeId, row.Classification, row.IsOpen).ShouldBe((desk.World.Here.Agent.PersonId, 1, true));
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)!["Severity"].ShouldBe("high");
        (await desk.EventsAsync("12"))
            .Select(each => (each.Activity, each.Kind, each.ActorId))
            .ShouldBe([
                ("opened", CaseEventKind.System, null),
                ("message_received", CaseEventKind.Message, null),
                ("reply", CaseEventKind.Message, desk.World.Here.Agent.PersonId),
                ("note", CaseEventKind.Note, null),
                (RemoteEvents.Status, CaseEventKind.System, null),
            ]);
        await using var db = desk.World.Open();
        (await db.Messages.Select(each => each.Text).ToListAsync(Token)).ShouldBe(["Since Monday.", "Which model?"], ignoreOrder: true);
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe("Known since the update.");
    }

    [Fact]
    public async Task Reading_again_changes_nothing_even_where_the_ticket_may_have_moved_in_that_second()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Change("12", ticket => FakeTickets.WithEntry(ticket, FakeTickets.Priya, "Since Monday.") with { IsSettled = false });
        await desk.SyncAsync();
        var before = await desk.CaseAsync("12");

        var again = await desk.SyncAsync();

        (again.Read, again.Changed).ShouldBe((1, 0));
        var after = await desk.CaseAsync("12");
        (after.Revision, after.EventCount).ShouldBe((before.Revision, before.EventCount));
        desk.Tickets.Change("12", ticket => ticket with { IsSettled = true });
        await desk.SyncAsync();
        (await desk.SyncAsync()).Read.ShouldBe(0, "what is known is not read");
    }

    [Fact]
    public async Task Priority_that_changes_there_is_the_former_one_before_the_change()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        var before = desk.World.Database.Clock.GetUtcNow();
        desk.World.Database.Clock.Advance(TimeSpan.FromHours(1));
        desk.Tickets.Change("12", ticket => ticket with { Priority = 1, Type = "scanner" });

        await desk.SyncAsync();
        await desk.SyncAsync();

        var row = await desk.CaseAsync("12");
        var edits = (await desk.EventsAsync("12")).Where(CaseEdits.IsEdit).ToList();
        edits.Count.ShouldBe(1);
        (row.Priority, row.IssueType).ShouldBe((1, "scanner"));
        var then = CaseEdits.Before(row, edits, row.EventCount + 1, before);
        (then.Priority, then.IssueType, then.Title).ShouldBe((2, "printer", row.Title));
        (row.Priority, row.IssueType).ShouldBe((1, "scanner"), "the row itself stays");
    }

    [Fact]
    public async Task Run_that_ends_midway_is_gone_on_with_and_brings_each_ticket_once()
    {
        await using var desk = await TicketDesk.CreateAsync();
        for (var i = 1; i <= 20; i++)
        {
            desk.Tickets.Add($"{i}", s_then.AddSeconds(i / 7)); // one second has more tickets than a page holds
        }

        desk.Tickets.AwayAfter = 8;
        (await desk.TrySyncAsync()).Error!.Message.ShouldContain("nobody answers");
        await using (var db = desk.World.Open())
        {
            (await db.TicketLinks.CountAsync(Token)).ShouldBeInRange(1, 19);
            (await db.Connections.SingleAsync(Token)).LastError.ShouldNotBeNull();
        }

        desk.Tickets.AwayAfter = int.MaxValue;
        await desk.SyncAsync();

        await using var read = desk.World.Open();
        (await read.Cases.CountAsync(row => row.Key.StartsWith("TK-"), Token)).ShouldBe(20);
        (await read.TicketLinks.CountAsync(link => link.CaseId != null && link.Error == null, Token)).ShouldBe(20);
        (await read.CaseEvents.CountAsync(each => each.Activity == "opened" && each.EventKey.StartsWith("remote:"), Token)).ShouldBe(20);
        var connection = await read.Connections.SingleAsync(Token);
        (connection.LastError, connection.Cursor).ShouldBe((null, s_then.AddSeconds(2)));
    }

    [Fact]
    public async Task Status_owner_and_words_that_change_there_arrive()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Change("12", ticket => ticket with { Owner = new("6", "Person agent", "agent@test.example") });
        await desk.SyncAsync();
        desk.Tickets.Change(
            "12",
            ticket => FakeTickets.WithEntry(ticket, FakeTickets.Priya, "It happens again.") with { Status = FakeTickets.Status("3") }
        );

        await desk.SyncAsync();

        var row = await desk.CaseAsync("12");
        (row.Status, row.IsOpen, row.ResolvedAt is null).ShouldBe(("resolved", false, false));
        await using var db = desk.World.Open();
        var news = await db.InboxItems.SingleAsync(item => item.Kind == InboxKind.Written, Token);
        (news.RecipientId, news.Text).ShouldBe((desk.World.Here.Agent.PersonId, "It happens again."));
        desk.Tickets.Change("12", ticket => ticket with { Owner = null });
        await desk.SyncAsync();
        (await desk.CaseAsync("12")).AssigneeId.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_done_here_stays_where_nothing_moved_there()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.Change("12", ticket => FakeTickets.WithEntry(ticket, FakeTickets.Priya, "Thank you."));

        await desk.SyncAsync();

        (await desk.CaseAsync("12")).Status.ShouldBe("working");
    }

    [Fact]
    public async Task Ticket_that_cannot_be_taken_in_holds_back_no_other_and_is_tried_again()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("1", s_then);
        desk.Tickets.Add("2", s_then.AddMinutes(1));
        desk.Tickets.Hidden.Add("1");

        (await desk.SyncAsync()).ShouldBe(new SyncedTickets(2, 1, 1));

        (await desk.CaseAsync("2")).Title.ShouldBe("Printer jams 2");
        for (var i = 0; i < 10; i++)
        {
            await desk.SyncAsync();
        }

        await using (var db = desk.World.Open())
        {
            var failed = await db.TicketLinks.SingleAsync(link => link.Error != null, Token);
            (failed.TicketId, failed.Attempts, failed.Error).ShouldBe(("1", ConnectionReader.MaxAttempts, "hidden"));
        }

        desk.Tickets.Hidden.Clear();
        var asked = await desk.World.Get<RetryTicket>().RunAsync(desk.Admin, new(desk.ConnectionId, "1"), Token);
        asked.IsOk.ShouldBeTrue(asked.Error?.Message);
        await desk.SyncAsync();
        (await desk.CaseAsync("1")).Title.ShouldBe("Printer jams 1");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Tickets_that_are_never_answered_for_hold_back_no_other_for_good(int silent)
    {
        await using var desk = await TicketDesk.CreateAsync();
        for (var i = 1; i <= silent; i++)
        {
            desk.Tickets.Add($"{i}", s_then.AddSeconds(i));
            desk.Tickets.Silent.Add($"{i}");
        }

        for (var i = 0; i < 20; i++)
        {
            await desk.TrySyncAsync(); // may report the unanswered tickets
        }

        desk.Tickets.Add("99", s_then.AddMinutes(9));
        var read = await desk.SyncAsync();

        (read.Changed, read.Failed).ShouldBe((1, 0));
        (await desk.CaseAsync("99")).Title.ShouldBe("Printer jams 99");
        await using var db = desk.World.Open();
        var failed = await db.TicketLinks.Where(link => link.Error != null).ToListAsync(Token);
        failed.Count.ShouldBe(silent);
        failed.ShouldAllBe(link => link.Attempts == ConnectionReader.MaxAttempts && link.Error == "nobody answers");
        (await db.Connections.SingleAsync(Token)).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Queue_that_is_changed_while_another_is_read_is_read_from_its_beginning()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("1", s_then);
        await desk.SyncAsync();
        desk.Tickets.Add("2", s_then.AddMinutes(1));
        desk.Tickets.Meanwhile = async () =>
        {
            desk.Tickets.Meanwhile = null;
            await using var db = desk.World.Open();
            var stored = await db.Connections.AsNoTracking().SingleAsync(Token);
            var request = TicketDesk.Request() with { Id = stored.Id, Revision = stored.Revision, Queue = "scanners", Secret = null };
            (await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, request, Token)).IsOk.ShouldBeTrue();
        };

        await desk.SyncAsync();
        desk.Tickets.Questions.Clear();
        await desk.SyncAsync();

        desk.Tickets.Questions[0].Since.ShouldBeNull();
    }

    [Fact]
    public async Task Ticket_that_not_everybody_sees_there_is_confidential_here()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Change("12", ticket => ticket with { IsPrivate = true });

        await desk.SyncAsync();

        (await desk.CaseAsync("12")).Classification.ShouldBe(2);
        (await desk.World.TryRecommendAsync(desk.World.Here.Agent, (await desk.CaseAsync("12")).Id)).IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task Person_who_may_not_have_the_case_does_not_get_it()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Change("12", ticket => ticket with { IsPrivate = true, Owner = new("6", "Person agent", "agent@test.example") });

        await desk.SyncAsync();

        (await desk.CaseAsync("12")).AssigneeId.ShouldBeNull("the agent's clearance does not reach it");
    }

    [Fact]
    public async Task Another_tenant_reads_none_of_it()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);

        var elsewhere = await desk
            .World.Get<SyncTickets>()
            .RunAsync(Actor.Job(desk.World.Elsewhere.TenantId), new(new JobProgress()), Token);
        await desk.SyncAsync();

        elsewhere.Value.ShouldBe(new SyncedTickets(0, 0, 0));
        (await desk.World.TryRecommendAsync(desk.World.Elsewhere.Agent, (await desk.CaseAsync("12")).Id)).IsOk.ShouldBeFalse();
    }
}
