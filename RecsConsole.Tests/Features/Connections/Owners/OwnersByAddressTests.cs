using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Features.Recommendations.Evidence;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Owners;

public sealed class OwnersByAddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Open_tickets_come_to_whoever_has_the_address_of_their_owner_only_since_they_were_read(DatabaseProvider provider)
    {
        await using var desk = await OwnedTickets.OpenAsync(provider);
        (await desk.CaseAsync("1")).AssigneeId.ShouldBeNull("nobody here has that address");
        var person = desk.World.Here.Agent.PersonId;
        await using (var db = desk.World.Open())
        {
            (await db.People.ToListAsync(Token)).Single(each => each.Id == person).Email = OwnedTickets.Noah.Address;
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

    [Fact]
    public async Task Owners_are_looked_for_among_the_tickets_again_only_after_a_ticket_was_read_or_an_hour()
    {
        var commands = new ReadCommands();
        await using var desk = await OwnedTickets.OpenAsync(add: services =>
            services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(commands))
        );
        await desk.SyncAsync();
        commands.Clear();

        await desk.SyncAsync();
        var idle = Groupings(commands);
        desk.Tickets.Add("4", desk.World.Database.Clock.GetUtcNow());
        await desk.SyncAsync();
        var afterTicket = Groupings(commands);
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(61));
        await desk.SyncAsync();

        (idle, afterTicket, Groupings(commands)).ShouldBe((0, 1, 2));
    }

    private static int Groupings(ReadCommands commands) =>
        commands.Texts.Count(text =>
            text.Contains("TicketLinks", StringComparison.Ordinal) && text.Contains("GROUP BY", StringComparison.Ordinal)
        );
}
