using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.ServiceLevels.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>The desk with two admins who keep service levels; its case is a ticket of priority 2 of a Gold customer, and its calendar counts every hour.</summary>
public sealed class ServiceLevelDesk : IAsyncDisposable
{
    public const string Key = "tickets";

    private ServiceLevelDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    public Actor Ada { get; private set; } = null!;

    public Actor Ben { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>An admin of the other tenant.</summary>
    public Actor Stranger { get; private set; } = null!;

    public DateTimeOffset Now => World.Database.Clock.GetUtcNow();

    /// <summary>Tickets within four hours; the clock stands while somebody works on them.</summary>
    public static ServiceLevelContent Text { get; } =
        new()
        {
            Title = "Tickets",
            CaseTypes = ["ticket"],
            TargetMinutes = 240,
            PauseStates = ["working"],
        };

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public static async Task<ServiceLevelDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddServiceLevels().AddCases());
        return new(world)
        {
            Ada = await AddAsync(world, world.Here.TenantId, "ada", ConsoleRole.Admin, clearance: 2),
            Ben = await AddAsync(world, world.Here.TenantId, "ben", ConsoleRole.Admin),
            Supervisor = await AddAsync(world, world.Here.TenantId, "sue", ConsoleRole.Supervisor),
            Stranger = await AddAsync(world, world.Elsewhere.TenantId, "sten", ConsoleRole.Admin),
        };
    }

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, ServiceLevelContent text)
    {
        await using var db = World.Open();
        var newest = await db.ServiceLevels.Where(row => row.Key == key).OrderByDescending(row => row.Version).FirstOrDefaultAsync(Token);
        VersionSeen? seen = newest is null ? null : new(newest.Version, newest.Revision);
        return await World.Get<SaveServiceLevelDraft>().RunAsync(actor, new(key, seen, text), Token);
    }

    public async Task<Result<VersionMoved>> PublishAsync(Actor actor, string key, bool applies = false) =>
        await World.Get<PublishServiceLevel>().RunAsync(actor, await NewestAsync(key) with { AppliesToOpenCases = applies }, Token);

    /// <summary>Written by Ada, submitted, published by Ben.</summary>
    public async Task<Result<VersionMoved>> BringInForceAsync(string key, ServiceLevelContent text, bool applies = false)
    {
        var saved = await SaveAsync(Ada, key, text);
        if (saved.Error is { } error)
        {
            return error;
        }

        await World.Get<SubmitServiceLevel>().RunAsync(Ada, await NewestAsync(key), Token);
        return await PublishAsync(Ben, key, applies);
    }

    public Task<Result<LevelPreview>> PreviewAsync(Actor actor, ServiceLevelContent text) =>
        World.Get<PreviewServiceLevel>().RunAsync(actor, Key, text, Token);

    public Task<Result<ServiceLevelView>> ReadAsync(Actor actor, string key) => World.Get<ReadServiceLevel>().RunAsync(actor, key, Token);

    /// <summary>Why the case has its deadline, as its agent is told.</summary>
    public async Task<DeadlineReason> ReasonAsync()
    {
        var row = await CaseAsync();
        var result = await World.Get<ReadDeadline>().RunAsync(World.Here.Agent, row.Key, Token);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    public async Task<CaseRow> CaseAsync()
    {
        await using var db = World.Open();
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Id == World.Here.CaseId, Token);
    }

    /// <summary>The case as another test wants it.</summary>
    public async Task ChangeAsync(Action<CaseRow> change)
    {
        await using var db = World.Open();
        change(await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Token));
        await db.SaveChangesAsync(Token);
    }

    public async Task<VersionStepRequest> NewestAsync(string key)
    {
        await using var db = World.Open();
        var row = await db.ServiceLevels.Where(found => found.Key == key).OrderByDescending(found => found.Version).FirstAsync(Token);
        return new(row.Key, row.Version, row.Revision);
    }

    public async Task<IReadOnlyList<AuditEntryRow>> AuditAsync(string operation)
    {
        await using var db = World.Open();
        return await db.AuditEntries.Where(entry => entry.Operation == operation).ToListAsync(Token);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static async Task<Actor> AddAsync(DeskWorld world, Guid tenantId, string name, string role, int clearance = 0)
    {
        await using var db = world.Database.Open();
        db.BindTo(tenantId);
        var row = Operators.Person(tenantId, name, role);
        row.Clearance = clearance;
        db.People.Add(row);
        await db.SaveChangesAsync(Token);
        return new(tenantId, row.Id);
    }
}
