using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Recommendations.Responses;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>
/// A step on a case of another system is written there once; a refused step is undone here, and an earlier change there wins.
/// </summary>
public sealed class CarryOutboxTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepted_step_is_carried_once_and_does_not_come_back()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");

        (await desk.CarryAsync()).ShouldBe(0, "it can still be taken back");
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        await desk.SyncAsync();

        var ticket = desk.Tickets.Tickets["12"];
        ticket.Status.Id.ShouldBe("2");
        var entry = ticket.Entries.ShouldHaveSingleItem();
        entry.Text.ShouldStartWith("Done: Do ask (Person agent)");
        entry.IsPrivate.ShouldBeTrue();
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldBe(["opened", "ask", RemoteEvents.Carried]);
        (await desk.CaseAsync("12")).Status.ShouldBe("working");
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.Carried);
        (await db.AuditEntries.CountAsync(row => row.Operation == "carry.step" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_that_is_lost_and_a_system_that_is_away_make_nothing_twice()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.LosesAnswer = true;
        (await desk.CarryLaterAsync()).ShouldBe(0);
        desk.Tickets.IsAway = true;
        (await desk.CarryLaterAsync()).ShouldBe(0);
        (desk.Tickets.LosesAnswer, desk.Tickets.IsAway) = (false, false);

        await desk.SyncAsync(); // reads the entry before this side knows that it was written
        (await desk.CarryLaterAsync()).ShouldBe(1);
        await desk.SyncAsync();

        desk.Tickets.Tickets["12"].Entries.Count.ShouldBe(1);
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldBe(["opened", "ask", RemoteEvents.Carried]);
    }

    [Fact]
    public async Task Step_that_is_refused_there_is_undone_here_and_who_took_it_is_told()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.Refusal = "Assignee is invalid";

        await desk.CarryLaterAsync();
        await desk.CarryLaterAsync();

        (await desk.CaseAsync("12")).Status.ShouldBe("new");
        var events = await desk.EventsAsync("12");
        events
            .Select(each => (each.Activity, each.Kind))
            .ShouldBe([("opened", CaseEventKind.System), ("ask", CaseEventKind.TakenBack), (RemoteEvents.Refused, CaseEventKind.System)]);
        CaseEvents.AttributesOf(events[2])[RemoteEvents.WordsAttribute].ShouldBe("Assignee is invalid");
        await using var db = desk.World.Open();
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind, news.Text).ShouldBe((desk.World.Here.Agent.PersonId, InboxKind.NotCarried, "Assignee is invalid"));
        (await db.Responses.SingleAsync(Token)).UndoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Refused_step_stays_where_the_case_went_on()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.AcceptAsync("12", "fix");
        desk.Tickets.Refusal = "no";

        await desk.CarryLaterAsync();

        (await desk.CaseAsync("12")).Status.ShouldBe("resolved");
        (await desk.EventsAsync("12")).Count(each => each.Activity == RemoteEvents.RefusedAndKept).ShouldBe(1);
    }

    [Fact]
    public async Task Status_that_somebody_there_set_first_stays_and_the_person_is_told()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Status = FakeTickets.Status("3") });

        await desk.CarryLaterAsync();
        await desk.SyncAsync();

        desk.Tickets.Tickets["12"].Status.Id.ShouldBe("3");
        (await desk.CaseAsync("12")).Status.ShouldBe("resolved");
        (await desk.EventsAsync("12")).ShouldContain(each => each.Activity == RemoteEvents.Overtaken);
        await using var db = desk.World.Open();
        (await db.InboxItems.SingleAsync(Token)).Kind.ShouldBe(InboxKind.NotCarried);
    }

    [Fact]
    public async Task System_that_is_away_is_asked_once_for_all_that_waits_and_holds_back_no_other()
    {
        await using var desk = await WithTicketAsync();
        desk.Tickets.Add("13", s_then);
        await desk.SyncAsync();
        await desk.AcceptAsync("12");
        await desk.AcceptAsync("13");
        desk.Tickets.IsAway = true;

        (await desk.CarryLaterAsync()).ShouldBe(0);

        await using (var db = desk.World.Open())
        {
            (await db.Outbox.Select(row => row.Attempts).ToListAsync(Token)).ShouldBe([1, 0], ignoreOrder: true);
        }

        desk.Tickets.IsAway = false;
        (await desk.CarryLaterAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Two_steps_in_a_row_are_carried_in_their_order()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.AcceptAsync("12", "fix");

        await desk.CarryLaterAsync();
        await desk.CarryLaterAsync();

        var ticket = desk.Tickets.Tickets["12"];
        ticket.Status.Id.ShouldBe("3");
        ticket.Entries.Select(entry => entry.Text.Split('\n')[0]).ShouldBe(["Done: Do ask (Person agent)", "Done: Do fix (Person agent)"]);
    }

    [Fact]
    public async Task Step_taken_back_in_time_is_never_carried_and_one_that_is_out_stays()
    {
        await using var desk = await WithTicketAsync();
        var undo = desk.World.Get<UndoResponse>();
        var first = await desk.AcceptAsync("12");
        (await undo.RunAsync(desk.World.Here.Agent, first.ResponseId, Token)).IsOk.ShouldBeTrue();
        (await desk.CarryLaterAsync()).ShouldBe(0);
        desk.Tickets.Tickets["12"].Entries.ShouldBeEmpty();

        var second = await desk.AcceptAsync("12");
        await using (var db = desk.World.Open())
        {
            var row = await db.Outbox.SingleAsync(each => each.State == CarryState.ToCarry, Token);
            (row.State, row.NextAttemptAt) = (CarryState.Carried, null);
            await db.SaveChangesAsync(Token);
        }

        var late = await undo.RunAsync(desk.World.Here.Agent, second.ResponseId, Token);
        late.Error!.Message.ShouldBe("The step is already in the other system, so it cannot be undone.");
        (await desk.CaseAsync("12")).Status.ShouldBe("working");
    }

    [Fact]
    public async Task Step_whose_text_was_erased_is_withdrawn_and_writes_nothing()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        await using (var before = desk.World.Open())
        {
            (await before.Outbox.SingleAsync(Token)).Text = ErasedText.Word;
            await before.SaveChangesAsync(Token);
        }

        (await desk.CarryLaterAsync()).ShouldBe(0);

        desk.Tickets.Tickets["12"].Entries.ShouldBeEmpty();
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.Withdrawn);
    }

    [Fact]
    public async Task Case_of_our_own_is_carried_nowhere()
    {
        await using var desk = await WithTicketAsync();
        await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "ask");

        await using var db = desk.World.Open();
        (await db.Outbox.AnyAsync(Token)).ShouldBeFalse();
    }

    private static async Task<TicketDesk> WithTicketAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        return desk;
    }
}
