using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Features.Conversation;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Webhooks;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>A desk connected to a ticket system: status 1 there is new here, 2 working, 3 resolved.</summary>
internal sealed class TicketDesk : IAsyncDisposable
{
    private TicketDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    public FakeTickets Tickets { get; } = new();

    public Actor Admin { get; private set; } = null!;

    public Guid ConnectionId { get; private set; }

    public static IReadOnlyList<StatusPair> Statuses { get; } =
    [new("1", "New", "new"), new("2", "Open", "working"), new("3", "Done", "resolved")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Connected to the in-memory system.</summary>
    public static async Task<TicketDesk> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var desk = await CreateEmptyAsync(provider, add);
        desk.ConnectionId = await desk.ConnectAsync(Request());
        return desk;
    }

    /// <summary>Without a connection.</summary>
    public static async Task<TicketDesk> CreateEmptyAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        TicketDesk? desk = null;
        var world = await DeskWorld.CreateAsync(
            provider,
            services =>
            {
                services
                    .AddTicketSystems()
                    // the clock of the world stands still, and a real system takes its requests in real time
                    .AddSingleton(provider => ActivatorUtilities.CreateInstance<RemoteHttp>(provider, TimeProvider.System))
                    .AddWebhooks()
                    .AddConversation()
                    .AddSingleton<JobRequests>()
                    .AddSingleton<ReadDeadline>()
                    .AddSingleton<AddNote>()
                    .AddSingleton(new PublicAddress(path => "https://console.example" + path))
                    .AddSingleton<AssignCases>()
                    .AddSingleton<UndoAssignments>()
                    .AddSingleton<ITicketSystem>(_ => desk!.Tickets);
                add?.Invoke(services);
            }
        );
        desk = new(world);
        await using var db = world.Open();
        var admin = Operators.Person(world.Here.TenantId, "adele", "admin");
        admin.Clearance = Classifications.Restricted;
        db.People.Add(admin);
        await db.SaveChangesAsync(Token);
        desk.Admin = new(world.Here.TenantId, admin.Id);
        return desk;
    }

    public static SaveConnectionRequest Request(
        string kind = "fake",
        string address = "https://tickets.example",
        string secret = "the-key"
    ) => new(null, 0, "Tickets", kind, address, secret, null, "TK", "ticket", null) { Statuses = Statuses };

    public async Task<Guid> ConnectAsync(SaveConnectionRequest request)
    {
        var saved = await World.Get<SaveConnection>().RunAsync(Admin, request, Token);
        saved.IsOk.ShouldBeTrue(saved.Error?.Message);
        return ConnectionId = saved.Value;
    }

    public async Task<SyncedTickets> SyncAsync(CancellationToken? cancellationToken = null)
    {
        var result = await TrySyncAsync(cancellationToken);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public Task<Result<SyncedTickets>> TrySyncAsync(CancellationToken? cancellationToken = null) =>
        World.Get<SyncTickets>().RunAsync(Actor.Job(World.Here.TenantId), new(new JobProgress()), cancellationToken ?? Token);

    /// <summary>Stops a sync once that many tickets are cases.</summary>
    public async Task StopMidwayAsync(int tickets)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = TrySyncAsync(stopped.Token);
        while (await LinksAsync() < tickets)
        {
            await Task.Delay(20, Token);
        }

        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    /// <summary>The number of tickets that are cases here.</summary>
    public async Task<int> LinksAsync()
    {
        await using var db = World.Open();
        return await db.TicketLinks.CountAsync(link => link.CaseId != null, Token);
    }

    public Task<int> CarryAsync() => World.Get<CarryOutbox>().RunAsync(World.Here.TenantId, Token);

    /// <summary>Sends what is due after the time to undo it has passed.</summary>
    public Task<int> CarryLaterAsync()
    {
        World.Database.Clock.Advance(TimeSpan.FromMinutes(20));
        return CarryAsync();
    }

    public async Task<CaseRow> CaseAsync(string ticketId)
    {
        await using var db = World.Open();
        var key = "TK-" + ticketId;
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Key == key, Token);
    }

    public async Task<IReadOnlyList<CaseEventRow>> EventsAsync(string ticketId)
    {
        var row = await CaseAsync(ticketId);
        await using var db = World.Open();
        return await db.CaseEvents.AsNoTracking().Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
    }

    /// <summary>The agent accepts a suggested step on the case of a ticket.</summary>
    public async Task<ResponseOutcome> AcceptAsync(string ticketId, string action = "ask")
    {
        var shown = await World.TryRecommendAsync(World.Here.Agent, (await CaseAsync(ticketId)).Id);
        shown.IsOk.ShouldBeTrue(shown.Error?.Message);
        var accepted = await World.AcceptAsync(shown.Value!, action);
        return accepted.Value ?? throw new InvalidOperationException(accepted.Error!.Message);
    }

    /// <summary>The agent takes the case of a ticket.</summary>
    public async Task<CaseResult> TakeAsync(string ticketId)
    {
        var (row, agent) = (await CaseAsync(ticketId), World.Here.Agent);
        var taken = await World.Get<AssignCases>().RunAsync(agent, new([new(row.Id, row.Revision)], agent.PersonId), Token);
        return (taken.Value ?? throw new InvalidOperationException(taken.Error!.Message)).Done.ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
