using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Owners;

public sealed class OwnersByAddressTests
{
    private const string Address = "noah@acme.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Open_tickets_come_to_whoever_has_the_address_of_their_owner_only_since_they_were_read(DatabaseProvider provider)
    {
        await using var desk = await TicketDesk.CreateAsync(provider);
        var at = desk.World.Database.Clock.GetUtcNow().AddHours(-3);
        foreach (var (id, owner) in new[] { ("1", "31"), ("2", "31"), ("3", "32") })
        {
            desk.Tickets.Add(id, at);
            desk.Tickets.Change(id, ticket => ticket with { Owner = new(owner, "Somebody", owner is "31" ? Address : null) });
        }

        await desk.SyncAsync();
        (await desk.CaseAsync("1")).AssigneeId.ShouldBeNull("nobody here has that address");
        var person = desk.World.Here.Agent.PersonId;
        await using (var db = desk.World.Open())
        {
            (await db.People.ToListAsync(Token)).Single(each => each.Id == person).Email = Address;
            await db.SaveChangesAsync(Token);
        }

        var reads = desk.Tickets.Reads;
        (await desk.SyncAsync()).Changed.ShouldBe(2);
        (await desk.SyncAsync()).Changed.ShouldBe(0);

        (await desk.CaseAsync("1")).AssigneeId.ShouldBe(person);
        (await desk.CaseAsync("2")).AssigneeId.ShouldBe(person);
        (await desk.CaseAsync("3")).AssigneeId.ShouldBeNull();
        (desk.Tickets.Reads - reads).ShouldBe(2, "addresses are remembered for a while");
    }
}
