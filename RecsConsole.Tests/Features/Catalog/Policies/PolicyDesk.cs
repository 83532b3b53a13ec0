using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>The desk with two admins who keep policies and a supervisor who reads them; "printing" requires notice of new printer cases.</summary>
public sealed class PolicyDesk : IAsyncDisposable
{
    public const string Key = "no-wiping";

    private PolicyDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    /// <summary>May read the desk's cases, as the others may not.</summary>
    public Actor Ada { get; private set; } = null!;

    public Actor Ben { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>An admin of the other tenant, who may do there what Ada may do here.</summary>
    public Actor Stranger { get; private set; } = null!;

    public DateTimeOffset Now => World.Database.Clock.GetUtcNow();

    /// <summary>Forbids asking about printers, which the desk suggests first.</summary>
    public PolicyContent Text =>
        new()
        {
            Title = "Printers are not asked about",
            Statement = "Nobody asks the customer about a printer.",
            EffectiveFrom = Now.AddDays(-1),
            Rules = [new() { IssueTypes = ["printer"], Forbids = ["ask"] }],
        };

    public static async Task<PolicyDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddPolicies());
        return new(world)
        {
            Ada = await AddAsync(world, world.Here.TenantId, "ada", ConsoleRole.Admin, clearance: 2),
            Ben = await AddAsync(world, world.Here.TenantId, "ben", ConsoleRole.Admin),
            Supervisor = await AddAsync(world, world.Here.TenantId, "sue", ConsoleRole.Supervisor),
            Stranger = await AddAsync(world, world.Elsewhere.TenantId, "sten", ConsoleRole.Admin),
        };
    }

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, PolicyContent text, bool isNew = false)
    {
        VersionSeen? seen = null;
        if (!isNew)
        {
            var newest = await NewestAsync(key);
            seen = new(newest.Version, newest.Revision);
        }

        return await World.Get<SavePolicyDraft>().RunAsync(actor, new(key, seen, text), CancellationToken.None);
    }

    public async Task<Result<VersionMoved>> SubmitAsync(Actor actor, string key) =>
        await World.Get<SubmitPolicy>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public async Task<Result<VersionMoved>> PublishAsync(Actor actor, string key) =>
        await World.Get<PublishPolicy>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    public async Task<Result<VersionMoved>> RetireAsync(Actor actor, string key) =>
        await World.Get<RetirePolicy>().RunAsync(actor, await NewestAsync(key), CancellationToken.None);

    /// <summary>Written by Ada, submitted, published by Ben.</summary>
    public async Task<Result<VersionMoved>> BringInForceAsync(string key, PolicyContent text)
    {
        var saved = await SaveAsync(Ada, key, text, isNew: true);
        if (saved.Error is { } error)
        {
            return error;
        }

        await SubmitAsync(Ada, key);
        return await PublishAsync(Ben, key);
    }

    public Task<Result<PolicyPreview>> PreviewAsync(Actor actor, PolicyContent text) =>
        World.Get<PreviewPolicy>().RunAsync(actor, text, CancellationToken.None);

    public Task<Result<PolicyView>> ReadAsync(Actor actor, string key) =>
        World.Get<ReadPolicy>().RunAsync(actor, key, CancellationToken.None);

    /// <summary>The newest version as it stands now.</summary>
    public async Task<VersionStepRequest> NewestAsync(string key)
    {
        await using var db = World.Open();
        var row = await db.Policies.Where(found => found.Key == key).OrderByDescending(found => found.Version).FirstAsync();
        return new(row.Key, row.Version, row.Revision);
    }

    public async Task<IReadOnlyList<VersionStatus>> StatusesAsync(string key)
    {
        await using var db = World.Open();
        return await db.Policies.Where(row => row.Key == key).OrderBy(row => row.Version).Select(row => row.Status).ToListAsync();
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
