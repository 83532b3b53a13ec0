using Bunit;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>Each queue of a connected system may have its own team; its tickets go there, and move with it.</summary>
public sealed class QueueTeamTests : BunitContext
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly ConnectionList s_choices = new(
        [],
        [new("fake", "Fake", false)],
        [new("ticket", "Ticket", ["new"])],
        [new("printing", "Printing"), new("scanning", "Scanning")],
        null
    );

    private static readonly QueueChoice[] s_queues = [new("printers", "All printers"), new("scanners", "scanners")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SaveConnectionRequest Wanted =>
        TicketDesk.Request() with
        {
            Teams = [new("printers", "printing"), new("scanners", "scanning")],
        };

    [Fact]
    public async Task Ticket_goes_to_the_team_of_its_queue_and_moves_with_it_until_people_give_it_to_another()
    {
        await using var desk = await CreateAsync();
        await desk.ConnectAsync(Wanted);
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Add("13", s_then);
        desk.Tickets.Change("13", ticket => ticket with { Queue = "cables" });
        await desk.SyncAsync();
        (await desk.CaseAsync("12")).TeamKey.ShouldBe("printing");
        (await desk.CaseAsync("13")).TeamKey.ShouldBeNull("its queue has none, and neither has the connection");

        desk.Tickets.Change("12", ticket => ticket with { Queue = "scanners" });
        await desk.SyncAsync();
        var moved = await desk.CaseAsync("12");
        (moved.TeamKey, moved.Product).ShouldBe(("scanning", "scanners"));

        await GiveToNightAsync(desk, "TK-12");
        desk.Tickets.Change("12", ticket => ticket with { Queue = "printers" });
        await desk.SyncAsync();
        (await desk.CaseAsync("12")).TeamKey.ShouldBe("night");
    }

    [Fact]
    public async Task Queue_that_is_given_to_another_team_takes_its_cases_along_except_those_that_people_gave_away()
    {
        await using var desk = await CreateAsync();
        await desk.ConnectAsync(Wanted);
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Add("13", s_then);
        desk.Tickets.Add("14", s_then);
        await desk.SyncAsync();
        await GiveToNightAsync(desk, "TK-13");
        var settings = (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!.Lines[0].Settings;
        await desk.ConnectAsync(settings with { Teams = [new("printers", "scanning")] });

        desk.Tickets.Change("12", ticket => ticket with { Subject = "Jams again" });
        desk.Tickets.Change("13", ticket => ticket with { Subject = "Jams again" });
        await desk.SyncAsync();
        (await desk.CaseAsync("12")).TeamKey.ShouldBe("scanning");
        (await desk.CaseAsync("13")).TeamKey.ShouldBe("night");
        (await desk.CaseAsync("14")).TeamKey.ShouldBe("printing", "its ticket was not read since");

        desk.World.Database.Clock.Advance(StrayTickets.Pause + TimeSpan.FromSeconds(1));
        await desk.SyncAsync();
        (await desk.CaseAsync("14")).TeamKey.ShouldBe("scanning");
        (await desk.CaseAsync("13")).TeamKey.ShouldBe("night");
        var told = (await desk.EventsAsync("14")).Where(CaseEdits.IsEdit).ShouldHaveSingleItem();
        told.AttributesJson.ShouldContain("printing", Case.Sensitive, "the history keeps the former team");
    }

    [Theory]
    [InlineData("printing", "scanning", true)]
    [InlineData("printing", "printing", false)]
    [InlineData("night", "scanning", false)]
    [InlineData("scanning", "scanning", false)]
    [InlineData(null, "scanning", false)]
    public void Ticket_is_taken_again_for_another_team_only_if_its_case_would_follow(string? ofCase, string ofQueue, bool isMappedAnew)
    {
        var link = new TicketLinkRow { TicketId = "12", TeamKey = "printing" };
        var connection = new ConnectionRow
        {
            Name = "Fake",
            Kind = "fake",
            Address = "https://tickets.example",
            Secret = "",
            KeyPrefix = "TK",
            CaseTypeKey = "ticket",
            StatusesJson = new StatusMap(TicketDesk.Statuses) { Teams = [new("printers", ofQueue)] }.Write(),
        };

        TicketCase.IsMappedAnew(connection, new FakeTickets().Add("12", s_then), link, ofCase).ShouldBe(isMappedAnew);
    }

    [Fact]
    public async Task Team_that_is_gone_and_a_queue_that_is_named_twice_are_refused_and_what_is_saved_is_read_back_and_audited()
    {
        await using var desk = await CreateAsync();
        SaveConnectionRequest[] wrong =
        [
            Wanted with
            {
                Teams = [new("printers", "gone")],
            },
            Wanted with
            {
                Teams = [new("printers", "printing"), new("printers", "scanning")],
            },
            Wanted with
            {
                Teams = [new(" ", "printing")],
            },
        ];
        foreach (var request in wrong)
        {
            (await desk.World.Get<SaveConnection>().RunAsync(desk.Admin, request, Token)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        }

        await desk.ConnectAsync(Wanted);

        var list = (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!;
        list.Lines.ShouldHaveSingleItem().Settings.Teams.ShouldBe(Wanted.Teams);
        var queues = (await desk.World.Get<ListConnections>().QueuesAsync(desk.Admin, Token)).Value!.Queues;
        queues.Select(queue => queue.Key).ShouldContain("printing", "a product that cases have");
        await using var db = desk.World.Open();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "save.connection", Token)).DetailsJson.ShouldContain(
            "printers=printing"
        );
    }

    [Fact]
    public async Task Queues_are_for_whoever_administers_and_those_of_a_retired_product_are_not_offered()
    {
        await using var desk = await CreateAsync();
        await using (var db = desk.World.Open())
        {
            db.TaxonomyTerms.Add(
                new()
                {
                    TenantId = desk.World.Here.TenantId,
                    Kind = TermKind.Product,
                    Key = "printing",
                    Title = "Printing",
                    IsRetired = true,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var listConnections = desk.World.Get<ListConnections>();
        var queues = (await listConnections.QueuesAsync(desk.Admin, Token)).Value!.Queues;
        queues.Select(queue => queue.Key).ShouldNotContain("printing");
        (await listConnections.QueuesAsync(desk.World.Here.Agent, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public void Queue_is_picked_and_gets_a_team_and_nothing_is_typed()
    {
        var draft = ConnectionDraft.New(s_choices);
        draft.Learn(
            new ConnectionPreview(
                new("desk", []) { Queues = ["copiers"] },
                [new TicketHead("1", "Printer jams", "New", s_then) { Queue = "plotters" }]
            )
        );
        var form = Render<QueueTeams>(p =>
            p.Add(each => each.Draft, draft).Add(each => each.Teams, s_choices.Teams).Add(each => each.Queues, s_queues)
        );
        form.FindAll("option")
            .Select(option => option.TextContent)
            .ShouldBe(["Choose a queue", "All printers", "scanners", "copiers", "plotters"]);
        form.FindAll("input, textarea").ShouldBeEmpty();

        form.Find("select").Change("printers");
        form.Find("[data-queue=printers] select").Change("scanning");
        draft.Teams.ShouldBe([new QueueTeam("printers", "scanning")]);
        form.FindAll("option[value=printers]").ShouldBeEmpty("it has a team");
        draft.Request.Teams.ShouldBe(draft.Teams);
        draft.Kept.IsSame(ConnectionDraft.New(s_choices).Kept).ShouldBeFalse("it is an unsaved change");

        form.Find("[data-queue=printers] button").Click();
        draft.Teams.ShouldBeEmpty();
    }

    private static async Task GiveToNightAsync(TicketDesk desk, string key)
    {
        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(row => row.Key == key, Token)).TeamKey = "night";
        await db.SaveChangesAsync(Token);
    }

    private static async Task<TicketDesk> CreateAsync()
    {
        var desk = await TicketDesk.CreateEmptyAsync();
        await using var db = desk.World.Open();
        foreach (var key in new[] { "printing", "scanning", "night" })
        {
            db.Teams.Add(
                new()
                {
                    TenantId = desk.World.Here.TenantId,
                    Key = key,
                    Name = key,
                }
            );
        }

        await db.SaveChangesAsync(Token);
        return desk;
    }
}
