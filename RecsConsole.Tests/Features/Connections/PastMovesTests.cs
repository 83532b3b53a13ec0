using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>The first read of a ticket stores its whole way, so that workflows, actions and service levels can be mined from it.</summary>
public sealed class PastMovesTests
{
    private static readonly DateTimeOffset s_opened = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly RemotePerson s_agent = new("6", "Person agent", "AGENT@test.example");

    [Fact]
    public async Task Each_change_of_status_is_stored_at_its_time_among_the_words_and_once()
    {
        await using var desk = await TicketDesk.CreateAsync();
        Add(desk, "3", Moved(1, 1, "1", "2"), Said(2, 2, "Which model?"), Moved(3, 5, "2", "3"));

        await desk.SyncAsync();
        (await desk.SyncAsync()).Changed.ShouldBe(0);

        (await desk.EventsAsync("12"))
            .Select(each => (each.Activity, each.FromState, each.ToState, each.At))
            .ShouldBe([
                ("opened", null, "new", s_opened),
                (RemoteEvents.Status, "new", "working", s_opened.AddHours(1)),
                ("reply", null, null, s_opened.AddHours(2)),
                (RemoteEvents.Status, "working", "resolved", s_opened.AddHours(5)),
            ]);
        var row = await desk.CaseAsync("12");
        (row.Status, row.IsOpen, row.ResolvedAt, row.ResolvedById).ShouldBe(
            ("resolved", false, s_opened.AddHours(5), desk.World.Here.Agent.PersonId)
        );
    }

    [Fact]
    public async Task Status_that_the_ticket_was_opened_with_comes_first()
    {
        await using var desk = await TicketDesk.CreateAsync();
        Add(desk, "3", Moved(1, 5, "2", "3"));

        await desk.SyncAsync();

        (await desk.EventsAsync("12"))
            .Where(each => each.Activity == RemoteEvents.Status)
            .Select(each => (each.ToState, each.At))
            .ShouldBe([("working", s_opened), ("resolved", s_opened.AddHours(5))]);
    }

    [Fact]
    public async Task Way_of_a_ticket_begins_with_the_status_that_it_was_opened_with()
    {
        await using var desk = await TicketDesk.CreateAsync();
        Add(desk, "3", Moved(1, 5, "2", "3"));
        await desk.SyncAsync();
        desk.Tickets.Add("13", s_opened.AddDays(1), "3");
        desk.Tickets.Change("13", ticket => ticket with { Entries = [Moved(1, 30, "1", "2"), Moved(2, 31, "2", "3")] });
        await desk.SyncAsync();
        await using var db = desk.World.Open();

        var read = await MinedHistory.ReadAsync(db, "ticket", "new", TestContext.Current.CancellationToken);

        var ways = read.Select(way => string.Join(" > ", way)).ToList();
        ways.ShouldContain("working > resolved", "nobody moved it from new to working");
        ways.ShouldContain("new > working > resolved");
    }

    [Fact]
    public async Task Status_that_means_nothing_here_is_stored_with_its_name_and_moves_nothing()
    {
        await using var desk = await TicketDesk.CreateEmptyAsync();
        await desk.ConnectAsync(TicketDesk.Request() with { Statuses = [.. TicketDesk.Statuses, new("4", "Feedback", null)] });
        Add(desk, "2", Moved(1, 1, "1", "4"), Moved(2, 3, "4", "2"), Moved(3, 4, "2", "99"), Moved(4, 5, "99", "2"));

        await desk.SyncAsync();

        var moves = (await desk.EventsAsync("12")).Where(each => each.Activity == RemoteEvents.Status).ToList();
        moves
            .Select(each => (each.FromState, each.ToState, CaseEvents.AttributesOf(each)[RemoteEvents.WordsAttribute]))
            .ShouldBe([(null, null, "Feedback"), ("new", "working", "Open")], "a status that nobody knows has no name");
        (await desk.CaseAsync("12")).Status.ShouldBe("working");
    }

    [Fact]
    public async Task Where_the_workflow_has_a_step_of_the_states_name_the_change_is_that_step()
    {
        await using var desk = await TicketDesk.CreateAsync();
        await desk.World.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var workflow = db.Workflows.Single();
                workflow.DefinitionJson = workflow.DefinitionJson.Replace(
                    "\"transitions\":[",
                    "\"transitions\":[{\"actionKey\":\"working\",\"from\":\"new\",\"observedCount\":3,\"to\":\"working\"},",
                    StringComparison.Ordinal
                );
            }
        );
        Add(desk, "3", Moved(1, 1, "1", "2"), Moved(2, 5, "2", "3"));

        await desk.SyncAsync();

        (await desk.EventsAsync("12"))
            .Where(each => each.FromState is not null)
            .Select(each => (each.Activity, each.Kind, each.ActorId))
            .ShouldBe([
                ("working", CaseEventKind.Action, desk.World.Here.Agent.PersonId),
                (RemoteEvents.Status, CaseEventKind.System, desk.World.Here.Agent.PersonId),
            ]);
    }

    private static void Add(TicketDesk desk, string status, params RemoteEntry[] entries)
    {
        desk.Tickets.Add("12", s_opened, status);
        desk.Tickets.Change("12", ticket => ticket with { Entries = entries });
    }

    private static RemoteEntry Moved(long id, int hours, string from, string to) =>
        Said(id, hours, "") with
        {
            HasChangedStatus = true,
            FormerStatusId = from,
            StatusId = to,
        };

    private static RemoteEntry Said(long id, int hours, string text) => new(id, s_opened.AddHours(hours), s_agent, text, IsPrivate: false);
}
