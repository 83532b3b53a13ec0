using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Connections;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Mined;

/// <summary>
/// A desk whose connected system has a past: tickets of priority 4 that were opened, waited for feedback, were worked on and solved.
/// </summary>
internal sealed class MinedDesk : IAsyncDisposable
{
    public const int Tickets = 25;
    public const string CaseType = "ticket";
    public const string LevelKey = "ticket-p4";

    private static readonly RemotePerson s_agent = new("6", "Person agent", "agent@test.example");

    private MinedDesk(TicketDesk desk) => Desk = desk;

    public TicketDesk Desk { get; }

    public Actor Admin => Desk.Admin;

    /// <summary>A second administrator, who publishes.</summary>
    public Actor Second { get; private set; } = null!;

    /// <summary>An administrator of the other tenant.</summary>
    public Actor Stranger { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static RemoteEntry Moved(long id, DateTimeOffset at, string from, string to) =>
        new(id, at, s_agent, "", IsPrivate: false)
        {
            HasChangedStatus = true,
            FormerStatusId = from,
            StatusId = to,
        };

    public static async Task<MinedDesk> CreateAsync()
    {
        var desk = await TicketDesk.CreateEmptyAsync(add: services => services.AddCatalog());
        var mined = new MinedDesk(desk)
        {
            Second = await AddAsync(desk, desk.World.Here.TenantId, "ben"),
            Stranger = await AddAsync(desk, desk.World.Elsewhere.TenantId, "sten"),
        };
        await desk.ConnectAsync(TicketDesk.Request() with { Statuses = [.. TicketDesk.Statuses, new("4", "Feedback", null)] });
        for (var i = 1; i <= Tickets; i++)
        {
            mined.Add(i);
        }

        (await desk.SyncAsync()).Failed.ShouldBe(0);
        return mined;
    }

    public T Get<T>()
        where T : notnull => Desk.World.Get<T>();

    public async Task<MinedView> ReadAsync(Actor? actor = null)
    {
        var read = await Get<ReadMined>().RunAsync(actor ?? Admin, CaseType, Token);
        return read.Value.ShouldNotBeNull(read.Error?.Message);
    }

    public async Task<int> CountActionsAsync()
    {
        await using var db = Desk.World.Open();
        return await db.Actions.CountAsync(Token);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    // solved after five hours and one more for each ticket; the desk counts every hour
    private void Add(int number)
    {
        var id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var opened = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddHours(number);
        Desk.Tickets.Add(id, opened, "3");
        Desk.Tickets.Change(
            id,
            ticket =>
                ticket with
                {
                    Priority = 4,
                    Entries =
                    [
                        Moved(1, opened.AddHours(1), "1", "2"),
                        Moved(2, opened.AddHours(2), "2", "4"),
                        Moved(3, opened.AddHours(4), "4", "2"),
                        Moved(4, opened.AddHours(5 + number), "2", "3"),
                    ],
                }
        );
    }

    private static async Task<Actor> AddAsync(TicketDesk desk, Guid tenantId, string name)
    {
        await using var db = desk.World.Database.Open();
        db.BindTo(tenantId);
        var row = Operators.Person(tenantId, name, ConsoleRole.Admin);
        db.People.Add(row);
        await db.SaveChangesAsync(Token);
        return new(tenantId, row.Id);
    }
}
