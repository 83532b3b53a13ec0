using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Owners;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Owners;

/// <summary>A desk with three tickets whose owners are nobody here: Noah has two, and one shows no address.</summary>
internal static class OwnedTickets
{
    public static RemotePerson Noah { get; } = new("31", "Noah Brandt", "noah@acme.example");

    public static RemotePerson Hidden { get; } = new("32", "Somebody", null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TicketDesk> OpenAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var desk = await TicketDesk.CreateAsync(provider, add);
        var at = desk.World.Database.Clock.GetUtcNow().AddHours(-3);
        foreach (var id in new[] { "1", "2", "3" })
        {
            desk.Tickets.Add(id, at);
        }

        desk.Tickets.Change("1", ticket => ticket with { Owner = Noah });
        desk.Tickets.Change("2", ticket => ticket with { Owner = Noah });
        desk.Tickets.Change("3", ticket => ticket with { Owner = Hidden });
        await desk.SyncAsync();
        return desk;
    }

    public static Task<Result<AddedOwners>> AddOwnersAsync(this TicketDesk desk, params string[] ids) =>
        desk.World.Get<AddOwners>().RunAsync(desk.Admin, new(desk.ConnectionId, ids), Token);

    public static Task<Result<AddedOwners>> AddOwnersAsync(this TicketDesk desk, params (string Id, string Address)[] owners) =>
        desk
            .World.Get<AddOwners>()
            .RunAsync(
                desk.Admin,
                new(desk.ConnectionId, [.. owners.Select(owner => owner.Id)])
                {
                    Addresses = owners.ToDictionary(owner => owner.Id, owner => owner.Address, StringComparer.Ordinal),
                },
                Token
            );

    public static async Task GiveRoleAsync(this TicketDesk desk, string address)
    {
        await using var db = desk.World.Open();
        (await db.People.ToListAsync(Token)).Single(person => person.Email == address).Roles = ["agent"];
        await db.SaveChangesAsync(Token);
    }

    public static async Task<Guid> PersonAsync(this TicketDesk desk, string address)
    {
        await using var db = desk.World.Open();
        return (await db.People.AsNoTracking().ToListAsync(Token)).Single(person => person.Email == address).Id;
    }
}
