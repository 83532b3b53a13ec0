using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>The desk's catalog with three admins and a supervisor, and its operations.</summary>
public sealed class ActionDesk : IAsyncDisposable
{
    private ActionDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    public Actor Ada { get; private set; } = null!;

    public Actor Ben { get; private set; } = null!;

    public Actor Cleo { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    public static ActionContent Text { get; } =
        new()
        {
            Title = "Call back",
            Description = "Call the customer back within the hour.",
            Kind = "communicate",
            Risk = "low",
            TypicalMinutes = 15,
        };

    public static async Task<ActionDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddActions());
        return new(world)
        {
            Ada = await AddAsync(world, "ada", ConsoleRole.Admin),
            Ben = await AddAsync(world, "ben", ConsoleRole.Admin),
            Cleo = await AddAsync(world, "cleo", ConsoleRole.Admin),
            Supervisor = await AddAsync(world, "sue", ConsoleRole.Supervisor),
        };
    }

    public Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, ActionContent text, VersionSeen? seen = null) =>
        World.Get<SaveActionDraft>().RunAsync(actor, new(key, seen, text), CancellationToken.None);

    public async Task<Result<VersionMoved>> SubmitAsync(Actor actor, string key) =>
        await World.Get<SubmitAction>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public async Task<Result<VersionMoved>> WithdrawAsync(Actor actor, string key) =>
        await World.Get<WithdrawAction>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public async Task<Result<VersionMoved>> PublishAsync(Actor actor, string key) =>
        await World.Get<PublishAction>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public async Task<Result<VersionMoved>> RetireAsync(Actor actor, string key) =>
        await World.Get<RetireAction>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    /// <summary>The newest version as it stands now.</summary>
    public async Task<VersionStepRequest> NewestAsync(string key)
    {
        await using var db = World.Open();
        var row = await db.Actions.Where(found => found.Key == key).OrderByDescending(found => found.Version).FirstAsync();
        return new(row.Key, row.Version, row.Revision);
    }

    public async Task<VersionSeen> SeenAsync(string key)
    {
        var (_, version, revision) = await NewestAsync(key);
        return new(version, revision);
    }

    public async Task<VersionStatus> StatusAsync(string key, int version)
    {
        await using var db = World.Open();
        return await db.Actions.Where(row => row.Key == key && row.Version == version).Select(row => row.Status).SingleAsync();
    }

    public async Task<IReadOnlyList<AuditEntryRow>> AuditAsync(string operation)
    {
        await using var db = World.Open();
        return await db.AuditEntries.Where(entry => entry.Operation == operation).ToListAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static async Task<Actor> AddAsync(DeskWorld world, string name, string role)
    {
        await using var db = world.Open();
        var row = new PersonRow
        {
            TenantId = world.Here.TenantId,
            Id = Guid.NewGuid(),
            Key = name,
            DisplayName = name,
            Roles = [role],
            TimeZone = "UTC",
            IsActive = true,
        };
        db.People.Add(row);
        await db.SaveChangesAsync();
        return new(world.Here.TenantId, row.Id);
    }
}
