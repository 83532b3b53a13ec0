using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Connections.Owners;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Syncing;

public sealed class OwnersHereTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_tickets_that_nobody_here_had_come_to_whoever_was_added_as_soon_as_they_have_a_role()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await desk.AddOwnersAsync("31");
        (await desk.SyncAsync()).Changed.ShouldBe(0, "without a role nobody gets a case");
        await desk.TakeAsync("2");
        await LetGoAsync(desk, "2");
        await desk.GiveRoleAsync("noah@acme.example");

        var reads = desk.Tickets.Reads;
        var changed = (await desk.SyncAsync()).Changed;

        changed.ShouldBe(1);
        (await desk.CaseAsync("1")).AssigneeId.ShouldBe(await desk.PersonAsync("noah@acme.example"));
        (await desk.CaseAsync("2")).AssigneeId.ShouldBeNull("people here decided that nobody has it");
        (desk.Tickets.Reads - reads).ShouldBe(1);
        (await desk.SyncAsync()).Changed.ShouldBe(0);
    }

    [Fact]
    public async Task Ticket_that_does_not_come_to_its_owner_or_cannot_be_read_is_left_alone()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await desk.AddOwnersAsync(("32", "sam@acme.example"));
        await desk.AddOwnersAsync("31");
        // their system shows an address from now on, which nobody here has
        desk.Tickets.Change("3", ticket => ticket with { Owner = new("32", "Somebody", "other@acme.example") });
        await desk.SyncAsync();
        await using (var db = desk.World.Open())
        {
            var failed = await db.TicketLinks.SingleAsync(link => link.TicketId == "1", Token);
            (failed.Error, failed.Attempts) = (StoredText.Sentence("refused").StoredIn(100), ConnectionReader.MaxAttempts);
            await db.SaveChangesAsync(Token);
        }

        await desk.GiveRoleAsync("sam@acme.example");
        await desk.GiveRoleAsync("noah@acme.example");
        var reads = desk.Tickets.Reads;
        await desk.SyncAsync();
        await desk.SyncAsync();

        (desk.Tickets.Reads - reads).ShouldBe(2, "the second and the third ticket, once each");
        (await desk.CaseAsync("2")).AssigneeId.ShouldBe(await desk.PersonAsync("noah@acme.example"));
        (await desk.CaseAsync("3")).AssigneeId.ShouldBeNull();
    }

    [Fact]
    public async Task Tickets_that_an_owner_may_not_have_are_looked_at_again_after_a_while_or_with_other_rights()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await desk.AddOwnersAsync("31");
        await ClassifyAsync(desk, Classifications.Restricted, "1", "2");
        await desk.GiveRoleAsync("noah@acme.example");
        await desk.SyncAsync();

        await ClassifyAsync(desk, Classifications.Internal, "1");
        await desk.SyncAsync();
        (await desk.CaseAsync("1")).AssigneeId.ShouldBeNull("they were looked at a moment ago");

        desk.World.Database.Clock.Advance(OwnersHere.Pause);
        await desk.SyncAsync();
        var noah = await desk.PersonAsync("noah@acme.example");
        (await desk.CaseAsync("1")).AssigneeId.ShouldBe(noah);

        await using (var db = desk.World.Open())
        {
            (await db.People.SingleAsync(person => person.Id == noah, Token)).Clearance = Classifications.Restricted;
            await db.SaveChangesAsync(Token);
        }

        await desk.SyncAsync();
        (await desk.CaseAsync("2")).AssigneeId.ShouldBe(noah, "their rights changed");
    }

    [Fact]
    public async Task Tickets_that_an_owner_may_not_have_keep_none_of_the_others_from_them()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        string[] secret = [.. Enumerable.Range(0, OwnersHere.AtOnce).Select(i => $"{1000 + i}")];
        foreach (var id in secret.Append("9"))
        {
            desk.Tickets.Add(id, desk.World.Database.Clock.GetUtcNow().AddHours(-2));
            desk.Tickets.Change(id, ticket => ticket with { Owner = OwnedTickets.Noah });
        }

        await desk.SyncAsync();
        await desk.AddOwnersAsync("31");
        await ClassifyAsync(desk, Classifications.Restricted, [.. secret, "1", "2"]);
        await desk.GiveRoleAsync("noah@acme.example");
        await desk.SyncAsync();
        (await desk.CaseAsync("9")).AssigneeId.ShouldBeNull("it comes after all those that one run looks at");

        await desk.SyncAsync();

        (await desk.CaseAsync("9")).AssigneeId.ShouldBe(await desk.PersonAsync("noah@acme.example"));
    }

    private static async Task ClassifyAsync(TicketDesk desk, int classification, params string[] tickets)
    {
        await using var db = desk.World.Open();
        var keys = tickets.Select(id => "TK-" + id).ToList();
        await db
            .Cases.Where(row => keys.Contains(row.Key))
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.Classification, classification), Token);
    }

    private static async Task LetGoAsync(TicketDesk desk, string ticketId)
    {
        var id = (await desk.CaseAsync(ticketId)).Id;
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == id).AssigneeId = null);
    }
}
