using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Owners;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Owners;

public sealed class AddOwnersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Unknown_owners_are_listed_with_their_tickets_and_added_once(DatabaseProvider provider)
    {
        await using var desk = await OwnedTickets.OpenAsync(provider);

        var there = (await desk.World.Get<LookUpOwners>().RunAsync(desk.Admin, desk.ConnectionId, skip: 0, Token)).Value.ShouldNotBeNull();
        var first = await desk.AddOwnersAsync("31", "32", "99");
        var again = await desk.AddOwnersAsync("31");

        there.Unknown.ShouldBe([new("31", "Noah Brandt", "noah@acme.example", 2), new("32", "Somebody", null, 1)]);
        (there.Unread, there.HasMore).ShouldBe((0, false));
        (await desk.World.Get<LookUpOwners>().RunAsync(desk.Admin, desk.ConnectionId, skip: 1, Token))
            .Value!.Unknown.ShouldHaveSingleItem()
            .Id.ShouldBe("32");
        (first.Value!.Count, again.Value!.Count).ShouldBe((1, 0));
        await using var db = desk.World.Open();
        var noah = (await db.People.ToListAsync(Token)).Single(person => person.Email == "noah@acme.example");
        (noah.DisplayName, noah.Roles.Count, noah.IsExpert, noah.IsActive).ShouldBe(("Noah Brandt", 0, true, true));
        (await db.Memberships.AnyAsync(row => row.PersonId == noah.Id, Token)).ShouldBeFalse("nobody signs in by owning a ticket");
        (await db.AuditEntries.CountAsync(row => row.Operation == "add.owners", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_was_added_and_has_a_role_gets_the_tickets_given_to_them_from_then_on()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await desk.AddOwnersAsync("31");
        await desk.GiveRoleAsync("noah@acme.example");
        desk.Tickets.Change("3", ticket => ticket with { Owner = OwnedTickets.Noah });
        await desk.SyncAsync();

        (await desk.CaseAsync("3")).AssigneeId.ShouldBe(await desk.PersonAsync("noah@acme.example"));
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Owner_without_a_visible_address_is_added_with_the_one_entered_and_gets_their_tickets(DatabaseProvider provider)
    {
        await using var desk = await OwnedTickets.OpenAsync(provider);

        var added = await desk.AddOwnersAsync(("32", " sam@acme.example "));
        await desk.GiveRoleAsync("sam@acme.example");
        await desk.SyncAsync();
        desk.Tickets.Change("1", ticket => ticket with { Owner = OwnedTickets.Hidden });
        await desk.SyncAsync();

        added.Value!.Count.ShouldBe(1);
        var sam = await desk.PersonAsync("sam@acme.example");
        (await desk.CaseAsync("3")).AssigneeId.ShouldBe(sam, "they owned it when they were added");
        (await desk.CaseAsync("1")).AssigneeId.ShouldBe(sam, "it was given to them later");
        (await desk.World.Get<LookUpOwners>().RunAsync(desk.Admin, desk.ConnectionId, skip: 0, Token)).Value!.Unknown.ShouldNotContain(
            owner => owner.Id == "32"
        );
        await using var db = desk.World.Open();
        var details = (await db.AuditEntries.SingleAsync(row => row.Operation == "add.owners", Token)).DetailsJson;
        details.ShouldContain("entered");
        details.ShouldContain(desk.ConnectionId.ToString("D"));
        details.ShouldContain("\"32\"");
    }

    [Fact]
    public async Task Connection_that_leads_to_another_system_forgets_whom_its_owners_were()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await desk.AddOwnersAsync(("32", "sam@acme.example"));
        await using (var db = desk.World.Open())
        {
            await db.TicketLinks.ExecuteDeleteAsync(Token); // one with tickets stays where it is
        }

        await desk.ConnectAsync(await AgainAsync(desk) with { Address = "https://other.example" });

        (await MatchedAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Address_that_the_system_shows_for_another_owner_adds_nobody()
    {
        await using var desk = await OwnedTickets.OpenAsync();

        var added = await desk.AddOwnersAsync(("32", "NOAH@acme.example"));

        added.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        added.Error.Message.ShouldContain("somebody else");
        await using var db = desk.World.Open();
        (await db.People.ToListAsync(Token)).ShouldNotContain(person => person.DisplayName == "Somebody");
    }

    [Fact]
    public async Task Each_owner_is_asked_for_once_also_when_an_address_was_entered()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        var reads = desk.Tickets.Reads;

        var added = await desk.AddOwnersAsync(("32", "sam@acme.example"));

        added.Value!.Count.ShouldBe(1);
        (desk.Tickets.Reads - reads).ShouldBe(2, "a ticket of each of the two owners");
        await using var db = desk.World.Open();
        (await db.People.ToListAsync(Token)).ShouldNotContain(
            person => person.Email == "noah@acme.example",
            "only the chosen one is added"
        );
    }

    [Fact]
    public async Task Open_pages_hear_that_the_connection_has_another_revision()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        var before = await ToldAsync(desk);

        await desk.AddOwnersAsync("31");

        (await ToldAsync(desk)).ShouldBe(before + 1, "otherwise the next save there would be a conflict");
    }

    [Fact]
    public async Task People_who_were_added_stay_matched_when_the_connection_is_saved()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await desk.AddOwnersAsync(("32", "sam@acme.example"));

        await desk.ConnectAsync(await AgainAsync(desk));

        (await MatchedAsync(desk)).ShouldBe(["32"]);
    }

    [Theory]
    [InlineData("sam at acme", ErrorKind.Invalid, "is not one")]
    [InlineData("ADELE@test.example", ErrorKind.Conflict, "belongs to somebody here")]
    public async Task Address_that_is_none_or_somebodys_adds_nobody(string address, ErrorKind kind, string words)
    {
        await using var desk = await OwnedTickets.OpenAsync();
        await using (var db = desk.World.Open())
        {
            (await db.People.ToListAsync(Token)).Single(person => person.Id == desk.Admin.PersonId).Email = "adele@test.example";
            await db.SaveChangesAsync(Token);
        }

        var added = await desk.AddOwnersAsync(("31", "other@acme.example"), ("32", address));

        added.Error!.Kind.ShouldBe(kind);
        added.Error.Message.ShouldContain(words);
        await using var after = desk.World.Open();
        (await after.People.ToListAsync(Token)).ShouldNotContain(person => person.Email == "noah@acme.example");
        (await after.AuditEntries.AnyAsync(row => row.Operation == "add.owners", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_who_may_manage_people_may_look_or_add()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        var agent = desk.World.Here.Agent;

        var looked = await desk.World.Get<LookUpOwners>().RunAsync(agent, desk.ConnectionId, skip: 0, Token);
        var added = await desk.World.Get<AddOwners>().RunAsync(agent, new(desk.ConnectionId, ["31"]), Token);

        (looked.Error!.Kind, added.Error!.Kind).ShouldBe((ErrorKind.Forbidden, ErrorKind.Forbidden));
        await using var db = desk.World.Open();
        (await db.AuditEntries.CountAsync(row => row.Outcome == "denied" && row.Operation.EndsWith(".owners"), Token)).ShouldBe(2);
        (await db.People.ToListAsync(Token)).ShouldNotContain(person => person.Email == "noah@acme.example");
    }

    [Fact]
    public async Task Nobody_is_added_while_the_system_does_not_answer()
    {
        await using var desk = await OwnedTickets.OpenAsync();
        desk.Tickets.IsAway = true;

        var added = await desk.AddOwnersAsync("31");

        added.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
    }

    private static async Task<int> ToldAsync(TicketDesk desk)
    {
        await using var db = desk.World.Open();
        return await db.Changes.CountAsync(row => row.Kind == "connection" && row.Key == desk.ConnectionId.ToString("D"), Token);
    }

    private static async Task<SaveConnectionRequest> AgainAsync(TicketDesk desk)
    {
        await using var db = desk.World.Open();
        var row = await db.Connections.AsNoTracking().SingleAsync(Token);
        return TicketDesk.Request() with { Id = row.Id, Revision = row.Revision };
    }

    private static async Task<IReadOnlyList<string>> MatchedAsync(TicketDesk desk)
    {
        await using var db = desk.World.Open();
        return
        [
            .. StatusMap.Read((await db.Connections.AsNoTracking().SingleAsync(Token)).StatusesJson).People.Select(each => each.OwnerId),
        ];
    }
}
