using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A ticket whose system says that it changed is read at once, and nothing else is.</summary>
public sealed class RequestTicketReadTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_ticket_is_read_once_and_the_others_wait()
    {
        await using var desk = await WithTicketsAsync();
        Resolve(desk, "12");
        Resolve(desk, "13");
        var reads = desk.Tickets.Reads;

        (await RequestAsync(desk, "12")).Value.ShouldBeTrue();
        (await RequestAsync(desk, "12")).Value.ShouldBeTrue();
        (await ReadAsync(desk)).ShouldBe(1);
        (await ReadAsync(desk)).ShouldBe(0);

        (desk.Tickets.Reads - reads).ShouldBe(1);
        (await desk.CaseAsync("12")).Status.ShouldBe("resolved");
        (await desk.CaseAsync("13")).Status.ShouldBe("new");
        (await desk.SyncAsync()).Changed.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_older_than_what_is_stored_moves_nothing_back()
    {
        await using var desk = await WithTicketsAsync();
        var former = desk.Tickets.Tickets["12"];
        Resolve(desk, "12");
        await RequestAsync(desk, "12");
        await ReadAsync(desk);
        var stored = await desk.CaseAsync("12");
        desk.Tickets.Tickets["12"] = former;

        var reads = desk.Tickets.Reads;
        await RequestAsync(desk, "12");
        (await ReadAsync(desk)).ShouldBe(0);

        desk.Tickets.Reads.ShouldBe(reads + 1);
        var after = await desk.CaseAsync("12");
        (after.Status, after.EventCount).ShouldBe(("resolved", stored.EventCount));
    }

    [Fact]
    public async Task Ticket_that_was_not_imported_is_not_read_for_it()
    {
        await using var desk = await WithTicketsAsync();
        desk.Tickets.Add("14", s_then);
        var reads = desk.Tickets.Reads;

        (await RequestAsync(desk, "14")).Value.ShouldBeFalse();
        await ReadAsync(desk);

        desk.Tickets.Reads.ShouldBe(reads);
        await using var db = desk.World.Open();
        (await db.AuditEntries.AnyAsync(row => row.Operation == "request.ticket_read", Token)).ShouldBeFalse("it is nobody's");
    }

    [Fact]
    public async Task Person_who_may_not_see_the_case_has_nothing_read_and_is_recorded()
    {
        await using var desk = await WithTicketsAsync();
        var stranger = Operators.Person(desk.World.Here.TenantId, "nobody", []);
        await using var db = desk.World.Open();
        db.People.Add(stranger);
        await db.SaveChangesAsync(Token);

        (await RequestAsync(desk, "12", new Actor(desk.World.Here.TenantId, stranger.Id))).Value.ShouldBeFalse();

        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "request.ticket_read", Token);
        (entry.Outcome, entry.ActorId).ShouldBe(("denied", stranger.Id));
    }

    [Fact]
    public async Task Connection_that_there_is_not_is_named_and_a_paused_one_is_not_read()
    {
        await using var desk = await WithTicketsAsync();
        var request = desk.World.Get<RequestTicketRead>();

        var unknown = await request.RunAsync(desk.World.Here.Agent, new(Guid.NewGuid(), "12"), Token);
        await using var db = desk.World.Open();
        (await db.Connections.SingleAsync(Token)).IsEnabled = false;
        await db.SaveChangesAsync(Token);

        unknown.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await RequestAsync(desk, "12")).Value.ShouldBeFalse();
    }

    [Fact]
    public async Task System_that_does_not_answer_loses_nothing()
    {
        await using var desk = await WithTicketsAsync();
        Resolve(desk, "12");
        await RequestAsync(desk, "12");
        desk.Tickets.IsAway = true;

        (await ReadAsync(desk)).ShouldBe(0);

        await using var db = desk.World.Open();
        (await db.TicketLinks.AnyAsync(link => link.Error != null, Token)).ShouldBeFalse("the system is away, the ticket is not at fault");
        desk.Tickets.IsAway = false;
        (await desk.SyncAsync()).Changed.ShouldBe(1);
    }

    private static async Task<TicketDesk> WithTicketsAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        desk.Tickets.Add("13", s_then);
        await desk.SyncAsync();
        return desk;
    }

    private static void Resolve(TicketDesk desk, string id) =>
        desk.Tickets.Change(id, ticket => ticket with { Status = FakeTickets.Status("3") });

    private static Task<Result<bool>> RequestAsync(TicketDesk desk, string ticket, Actor? actor = null) =>
        desk.World.Get<RequestTicketRead>().RunAsync(actor ?? desk.World.Here.Agent, new(desk.ConnectionId, ticket), Token);

    private static Task<int> ReadAsync(TicketDesk desk) => desk.World.Get<RequestedReads>().ReadWaitingAsync(Token);
}
