using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail.Deadline;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>The due date of a ticket is the deadline of its case where no service level promises an earlier one.</summary>
public sealed class TicketDeadlineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Due_date_is_the_deadline_where_no_level_covers_the_case_and_the_page_says_so()
    {
        await using var desk = await TicketDesk.CreateAsync();
        var then = Then(desk);
        Add(desk, RemoteDue.By(then.AddDays(2)));

        await desk.SyncAsync();

        var row = await desk.CaseAsync("12");
        (row.SlaDeadline, row.SlaLevelKey, row.SlaPausedAt).ShouldBe((then.AddDays(2), null, null));
        var events = await desk.EventsAsync("12");
        events.Select(each => each.Activity).ShouldBe(["opened", RemoteEvents.Due]);
        ClockNote.In(CaseEvents.AttributesOf(events[1]))!.Deadline.ShouldBe(then.AddDays(2));
        var reason = await ReasonAsync(desk, row);
        (reason.IsTicketDue, reason.System, reason.Level).ShouldBe((true, "Tickets", null));
    }

    [Fact]
    public async Task Due_date_that_moves_or_goes_is_followed_and_reading_again_changes_nothing()
    {
        await using var desk = await TicketDesk.CreateAsync();
        var then = Then(desk);
        Add(desk, RemoteDue.By(then.AddDays(2)));
        await desk.SyncAsync();

        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.By(then.AddDays(3)) });
        await desk.SyncAsync();
        var moved = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket);
        await desk.SyncAsync();
        var again = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Due = null });
        await desk.SyncAsync();
        var silent = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.None });
        await desk.SyncAsync();

        moved.SlaDeadline.ShouldBe(then.AddDays(3));
        (again.Revision, again.EventCount).ShouldBe((moved.Revision, moved.EventCount));
        silent.SlaDeadline.ShouldBe(then.AddDays(3), "a system that says nothing about it takes nothing back");
        var gone = await desk.CaseAsync("12");
        (gone.SlaDeadline, gone.SlaLevelKey).ShouldBe((null, null));
        (await ReasonAsync(desk, gone)).IsTicketDue.ShouldBeFalse();
        var events = await desk.EventsAsync("12");
        events.Select(each => each.Activity).ShouldBe(["opened", RemoteEvents.Due, RemoteEvents.Due, RemoteEvents.Due]);
        // what was done before is judged by the deadline of that time
        CaseClocks.From(gone, events).At(then.AddSeconds(1)).Deadline.ShouldBe(then.AddDays(2));
    }

    [Fact]
    public async Task Earlier_of_due_date_and_level_counts_and_the_level_comes_back()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await PromiseAsync(desk);
        var then = Then(desk);
        Add(desk, RemoteDue.By(then.AddHours(9)));

        await desk.SyncAsync();
        var ours = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.By(then.AddHours(1)) });
        await desk.SyncAsync();
        var theirs = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.By(then.AddHours(5)) });
        await desk.SyncAsync();

        (ours.SlaDeadline, ours.SlaLevelKey).ShouldBe((then.AddHours(4), "tickets"));
        (await ReasonAsync(desk, ours)).Level!.Key.ShouldBe("tickets");
        (theirs.SlaDeadline, theirs.SlaLevelKey).ShouldBe((then.AddHours(1), null));
        var back = await desk.CaseAsync("12");
        (back.SlaDeadline, back.SlaLevelKey, back.SlaLevelVersion).ShouldBe((then.AddHours(4), "tickets", 1));
    }

    [Fact]
    public async Task Deadline_that_came_another_way_is_not_taken_back_by_a_ticket_without_a_due_date()
    {
        await using var desk = await TicketDesk.CreateAsync();
        var then = Then(desk);
        Add(desk, RemoteDue.None);
        await desk.SyncAsync();
        await ChangeAsync(desk, row => row.SlaDeadline = then.AddDays(1));

        desk.Tickets.Change("12", ticket => ticket with { Subject = "Again" });
        await desk.SyncAsync();
        var stays = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.By(then.AddDays(2)) });
        await desk.SyncAsync();
        var later = await desk.CaseAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.By(then.AddHours(2)) });
        await desk.SyncAsync();

        (stays.Title, stays.SlaDeadline).ShouldBe(("Again", then.AddDays(1)));
        later.SlaDeadline.ShouldBe(then.AddDays(1));
        (await desk.CaseAsync("12")).SlaDeadline.ShouldBe(then.AddHours(2));
    }

    [Fact]
    public async Task Solved_case_keeps_its_deadline_and_a_reopened_one_is_not_held_to_the_old_date()
    {
        await using var desk = await TicketDesk.CreateAsync();
        var then = Then(desk);
        Add(desk, RemoteDue.By(then.AddHours(1)));
        await desk.SyncAsync();
        desk.Tickets.Change("12", ticket => ticket with { Status = FakeTickets.Status("3") });
        await desk.SyncAsync();

        desk.Tickets.Change("12", ticket => ticket with { Due = RemoteDue.By(then.AddHours(2)) });
        await desk.SyncAsync();
        var solved = await desk.CaseAsync("12");
        desk.World.Database.Clock.Advance(TimeSpan.FromHours(3));
        var reopenedAt = desk.World.Database.Clock.GetUtcNow();
        desk.Tickets.Change("12", ticket => ticket with { Status = FakeTickets.Status("2") });
        await desk.SyncAsync();
        desk.Tickets.Change("12", ticket => ticket with { Subject = "Again" });
        await desk.SyncAsync();

        (solved.SlaDeadline, solved.SlaMet).ShouldBe((then.AddHours(1), true));
        var renewed = await desk.CaseAsync("12");
        renewed.SlaDeadline.ShouldNotBeNull().ShouldBe(reopenedAt.AddHours(1), TimeSpan.FromSeconds(2));
        (await ReasonAsync(desk, renewed)).ShouldSatisfyAllConditions(
            reason => reason.IsTicketDue.ShouldBeFalse(),
            reason => reason.IsRenewed.ShouldBeTrue()
        );
    }

    [Fact]
    public async Task Day_ends_in_the_zone_of_the_calendar_of_the_case()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await using (var db = desk.World.Open())
        {
            var calendars = db.Calendars.Where(each => db.CaseTypes.Any(type => type.Key == "ticket" && type.CalendarKey == each.Key));
            (await calendars.SingleAsync(Token)).TimeZone = "Europe/Berlin";
            await db.SaveChangesAsync(Token);
        }

        Add(desk, RemoteDue.On(new DateOnly(Then(desk).Year + 1, 1, 15)));

        await desk.SyncAsync();

        var end = new DateTimeOffset(Then(desk).Year + 1, 1, 15, 22, 59, 59, TimeSpan.Zero);
        (await desk.CaseAsync("12")).SlaDeadline.ShouldBe(end);
    }

    // ten minutes ago, in whole seconds as systems tell it
    private static DateTimeOffset Then(TicketDesk desk) =>
        DateTimeOffset.FromUnixTimeSeconds(desk.World.Database.Clock.GetUtcNow().ToUnixTimeSeconds()).AddMinutes(-10);

    private static void Add(TicketDesk desk, RemoteDue due)
    {
        desk.Tickets.Add("12", Then(desk));
        desk.Tickets.Tickets["12"] = desk.Tickets.Tickets["12"] with { Due = due };
    }

    private static async Task PromiseAsync(TicketDesk desk)
    {
        await using var db = desk.World.Open();
        db.ServiceLevels.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "tickets",
                Version = 1,
                Title = "Tickets",
                Status = VersionStatus.Published,
                TargetMinutes = 240,
                PauseStates = [],
            }
        );
        await db.SaveChangesAsync(Token);
    }

    private static async Task ChangeAsync(TicketDesk desk, Action<CaseRow> change)
    {
        var id = (await desk.CaseAsync("12")).Id;
        await using var db = desk.World.Open();
        change(await db.Cases.SingleAsync(row => row.Id == id, Token));
        await db.SaveChangesAsync(Token);
    }

    private static async Task<DeadlineReason> ReasonAsync(TicketDesk desk, CaseRow row)
    {
        var result = await desk.World.Get<ReadDeadline>().RunAsync(desk.World.Here.Agent, row.Key, Token);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }
}
