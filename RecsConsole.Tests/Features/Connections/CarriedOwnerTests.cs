using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>
/// The assignee of a case of another system is set there once; a refused one is undone here, and an earlier change there wins.
/// </summary>
public sealed class CarriedOwnerTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly RemotePerson s_agent = new("6", "Person agent", "Agent@test.example");
    private static readonly RemotePerson s_stranger = new("9", "Tom", "tom@elsewhere.example");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Taken_case_gets_its_owner_there_once_and_does_not_come_back()
    {
        await using var desk = await WithTicketAsync();
        await desk.TakeAsync("12");

        (await desk.CarryAsync()).ShouldBe(0, "it can still be taken back");
        desk.Tickets.LosesAnswer = true;
        (await desk.CarryLaterAsync()).ShouldBe(0);
        desk.Tickets.LosesAnswer = false;
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        await desk.SyncAsync();

        (desk.Tickets.Tickets["12"].Owner, desk.Tickets.Assignments).ShouldBe((s_agent, 1));
        desk.Tickets.Tickets["12"].Entries.ShouldBeEmpty();
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldBe(["opened", "assigned", RemoteEvents.OwnerCarried]);
        (await desk.CaseAsync("12")).AssigneeId.ShouldBe(desk.World.Here.Agent.PersonId);
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.Carried);
        (await db.AuditEntries.CountAsync(row => row.Operation == "carry.owner" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Assignee_without_an_account_there_is_said_on_the_case_and_the_ticket_keeps_its_owner()
    {
        await using var desk = await WithTicketAsync();
        desk.Tickets.Accounts.Clear();
        await desk.TakeAsync("12");

        await desk.CarryLaterAsync();
        await desk.CarryLaterAsync();
        await desk.SyncAsync();

        desk.Tickets.Assignments.ShouldBe(0);
        (await desk.CaseAsync("12")).AssigneeId.ShouldBe(desk.World.Here.Agent.PersonId);
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldBe(["opened", "assigned", RemoteEvents.OwnerUnknown]);
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.Withdrawn);
        var news = await db.InboxItems.SingleAsync(Token);
        (news.Kind, news.Reference).ShouldBe((InboxKind.NotCarried, RemoteEvents.OwnerUnknown));
    }

    [Fact]
    public async Task Address_of_two_accounts_there_names_nobody()
    {
        await using var desk = await WithTicketAsync();
        desk.Tickets.Accounts.Add(s_agent with { Id = "8" });
        await desk.TakeAsync("12");

        await desk.CarryLaterAsync();

        (await desk.EventsAsync("12"))[^1].Activity.ShouldBe(RemoteEvents.OwnerUnknown);
    }

    [Fact]
    public async Task Assignment_that_is_refused_there_is_undone_here_and_who_made_it_is_told()
    {
        await using var desk = await WithTicketAsync();
        await desk.TakeAsync("12");
        desk.Tickets.Refusal = "Assignee is invalid";

        await desk.CarryLaterAsync();
        await desk.CarryLaterAsync();

        (await desk.CaseAsync("12")).AssigneeId.ShouldBeNull();
        var events = await desk.EventsAsync("12");
        events.Select(each => each.Activity).ShouldBe(["opened", "assigned", RemoteEvents.OwnerRefused]);
        events[2].AttributesJson.ShouldContain("Assignee is invalid");
        await using var db = desk.World.Open();
        var news = await db.InboxItems.SingleAsync(item => item.Kind == InboxKind.NotCarried, Token);
        (news.RecipientId, news.Text).ShouldBe((desk.World.Here.Agent.PersonId, "Assignee is invalid"));
        (await db.AuditEntries.CountAsync(row => row.Operation == "undo.assignment", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Assignment_stays_here_when_the_ticket_is_gone()
    {
        await using var desk = await WithTicketAsync();
        await desk.TakeAsync("12");
        desk.Tickets.Tickets.Remove("12");

        (await desk.CarryLaterAsync()).ShouldBe(0);

        (await desk.CaseAsync("12")).AssigneeId.ShouldBe(desk.World.Here.Agent.PersonId);
        (await desk.EventsAsync("12"))[^1].Activity.ShouldBe(RemoteEvents.OwnerRefusedAndKept);
    }

    [Fact]
    public async Task Owner_that_somebody_there_set_first_stays_and_the_person_is_told()
    {
        await using var desk = await WithTicketAsync();
        await desk.TakeAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Owner = s_stranger });

        await desk.CarryLaterAsync();
        await desk.SyncAsync();

        (desk.Tickets.Tickets["12"].Owner, desk.Tickets.Assignments).ShouldBe((s_stranger, 0));
        (await desk.CaseAsync("12")).AssigneeId.ShouldBeNull("theirs is nobody here");
        (await desk.EventsAsync("12")).ShouldContain(each => each.Activity == RemoteEvents.OwnerOvertaken);
        await using var db = desk.World.Open();
        (await db.InboxItems.CountAsync(item => item.Kind == InboxKind.NotCarried, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Assignment_that_theirs_or_a_later_one_replaced_before_it_was_sent_is_not_sent()
    {
        await using var desk = await WithTicketAsync();
        await desk.TakeAsync("12");
        desk.Tickets.Change("12", ticket => ticket with { Owner = s_stranger });
        await desk.SyncAsync();

        (await desk.CarryLaterAsync()).ShouldBe(0);

        (desk.Tickets.Tickets["12"].Owner, desk.Tickets.Assignments).ShouldBe((s_stranger, 0));
        await using var db = desk.World.Open();
        (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.Withdrawn);
    }

    [Fact]
    public async Task Assignment_taken_back_in_time_is_never_sent()
    {
        await using var desk = await WithTicketAsync();
        var taken = await desk.TakeAsync("12");

        var undone = await desk
            .World.Get<UndoAssignments>()
            .RunAsync(desk.World.Here.Agent, new([new(taken.CaseId, taken.EventKey!)]), Token);

        undone.Value.ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);
        desk.Tickets.Assignments.ShouldBe(0);
    }

    [Fact]
    public async Task Step_that_hands_the_case_over_sets_the_owner_after_it()
    {
        await using var desk = await WithHandoverAsync();
        await desk.AcceptAsync("12");

        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(1);
        (await desk.CarryLaterAsync()).ShouldBe(0);

        (desk.Tickets.Tickets["12"].Owner, desk.Tickets.Assignments).ShouldBe((s_agent, 1));
        (await desk.EventsAsync("12"))
            .Select(each => each.Activity)
            .ShouldBe(["opened", "ask", RemoteEvents.Carried, RemoteEvents.OwnerCarried]);
    }

    [Fact]
    public async Task Step_that_is_refused_there_takes_its_owner_with_it()
    {
        await using var desk = await WithHandoverAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.Refusal = "no";
        await desk.CarryLaterAsync();
        desk.Tickets.Refusal = null;

        (await desk.CarryLaterAsync()).ShouldBe(0);

        desk.Tickets.Assignments.ShouldBe(0);
        (await desk.CaseAsync("12")).AssigneeId.ShouldBeNull();
        await using var db = desk.World.Open();
        (await db.Outbox.OrderBy(row => row.At).Select(row => row.State).ToListAsync(Token)).ShouldBe([
            CarryState.Declined,
            CarryState.Withdrawn,
        ]);
    }

    private static async Task<TicketDesk> WithTicketAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Accounts.Add(s_agent);
        desk.Tickets.Accounts.Add(s_stranger);
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        return desk;
    }

    private static async Task<TicketDesk> WithHandoverAsync()
    {
        var desk = await WithTicketAsync();
        await desk.World.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Handover = Handover.ToDoer);
        return desk;
    }
}
