using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Playbooks;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Playbooks;

/// <summary>The desk with two admins who keep playbooks and a supervisor who reads them.</summary>
public sealed class PlaybookDesk : IAsyncDisposable
{
    private PlaybookDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    /// <summary>May read the desk's cases, as the others may not.</summary>
    public Actor Ada { get; private set; } = null!;

    public Actor Ben { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>An admin of the other tenant, who may do there what Ada may do here.</summary>
    public Actor Stranger { get; private set; } = null!;

    /// <summary>Asks first, then fixes.</summary>
    public static PlaybookContent Text { get; } = new("Printers", [], [new("ask", []), new("fix", [new("done", "equals", ["ask"])])]);

    public static async Task<PlaybookDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddPlaybooks());
        return new(world)
        {
            Ada = await AddAsync(world, world.Here.TenantId, "ada", ConsoleRole.Admin, clearance: 2),
            Ben = await AddAsync(world, world.Here.TenantId, "ben", ConsoleRole.Admin),
            Supervisor = await AddAsync(world, world.Here.TenantId, "sue", ConsoleRole.Supervisor),
            Stranger = await AddAsync(world, world.Elsewhere.TenantId, "sten", ConsoleRole.Admin),
        };
    }

    public async Task<Result<SavedPlaybook>> SaveAsync(Actor actor, string key, PlaybookContent text, bool isNew = false)
    {
        PlaybookSeen? seen = null;
        if (!isNew)
        {
            var newest = await NewestAsync(key);
            seen = new(newest.Version, newest.Mark);
        }

        return await World.Get<SavePlaybookDraft>().RunAsync(actor, new(key, seen, text), CancellationToken.None);
    }

    public async Task<Result<VersionMoved>> PublishAsync(Actor actor, string key) =>
        await World.Get<PublishPlaybook>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public async Task<Result<VersionMoved>> RetireAsync(Actor actor, string key) =>
        await World.Get<RetirePlaybook>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public Task<Result<PlaybookPreview>> PreviewAsync(Actor actor, PlaybookContent text) =>
        World.Get<PreviewPlaybook>().RunAsync(actor, text, CancellationToken.None);

    /// <summary>The newest version as it stands now.</summary>
    public async Task<VersionStepRequest> NewestAsync(string key)
    {
        await using var db = World.Open();
        var row = await db.Playbooks.Where(found => found.Key == key).OrderByDescending(found => found.Version).FirstAsync();
        return new(row.Key, row.Version, row.UpdatedAt.ToUnixTimeMilliseconds());
    }

    public async Task<IReadOnlyList<string>> StatusesAsync(string key)
    {
        await using var db = World.Open();
        return await db.Playbooks.Where(row => row.Key == key).OrderBy(row => row.Version).Select(row => row.Status).ToListAsync();
    }

    public async Task<IReadOnlyList<AuditEntryRow>> AuditAsync(string operation)
    {
        await using var db = World.Open();
        return await db.AuditEntries.Where(entry => entry.Operation == operation).ToListAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static async Task<Actor> AddAsync(DeskWorld world, Guid tenantId, string name, string role, int clearance = 0)
    {
        await using var db = world.Database.Open();
        db.BindTo(tenantId);
        var row = Operators.Person(tenantId, name, role);
        row.Clearance = clearance;
        db.People.Add(row);
        await db.SaveChangesAsync();
        return new(tenantId, row.Id);
    }
}
