using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Features.Catalog.Workflows.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Workflows;

/// <summary>The desk with two admins who keep its workflow, "desk": new -ask-> working -fix-> resolved. One open case stands in new.</summary>
internal sealed class WorkflowDesk : IAsyncDisposable
{
    public const string Key = "desk";

    private WorkflowDesk(DeskWorld world) => World = world;

    public DeskWorld World { get; }

    /// <summary>May read the desk's cases.</summary>
    public Actor Ada { get; private set; } = null!;

    public Actor Ben { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>An admin of the other tenant.</summary>
    public Actor Stranger { get; private set; } = null!;

    public static async Task<WorkflowDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddWorkflows().AddCaseTypes().AddPolicies());
        return new(world)
        {
            Ada = await AddAsync(world, world.Here.TenantId, "ada", ConsoleRole.Admin, clearance: 2),
            Ben = await AddAsync(world, world.Here.TenantId, "ben", ConsoleRole.Admin),
            Supervisor = await AddAsync(world, world.Here.TenantId, "sue", ConsoleRole.Supervisor),
            Stranger = await AddAsync(world, world.Elsewhere.TenantId, "sten", ConsoleRole.Admin),
        };
    }

    /// <summary>What the version in force says.</summary>
    public async Task<WorkflowContent> InForceAsync() => (await ReadAsync(Ada)).Value!.Published!.Content;

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, WorkflowContent content, string key = Key)
    {
        var newest = await FindNewestAsync(key);
        VersionSeen? seen = newest is null ? null : new(newest.Version, newest.Revision);
        return await World.Get<SaveWorkflowDraft>().RunAsync(actor, new(key, seen, content), CancellationToken.None);
    }

    public async Task<Result<VersionMoved>> SubmitAsync(Actor actor, string key = Key) =>
        await World.Get<SubmitWorkflow>().RunAsync(actor, (await FindNewestAsync(key))!, CancellationToken.None);

    public async Task<Result<VersionMoved>> PublishAsync(Actor actor, string key = Key) =>
        await World.Get<PublishWorkflow>().RunAsync(actor, (await FindNewestAsync(key))!, CancellationToken.None);

    public async Task<Result<VersionMoved>> RetireAsync(Actor actor, string key = Key) =>
        await World.Get<RetireWorkflow>().RunAsync(actor, (await FindNewestAsync(key))!, CancellationToken.None);

    /// <summary>Drawn by Ada, submitted, published by Ben.</summary>
    public async Task<Result<VersionMoved>> BringInForceAsync(WorkflowContent content, string key = Key)
    {
        var saved = await SaveAsync(Ada, content, key);
        if (saved.Error is { } error)
        {
            return error;
        }

        await SubmitAsync(Ada, key);
        return await PublishAsync(Ben, key);
    }

    public Task<Result<WorkflowView>> ReadAsync(Actor actor, string key = Key) =>
        World.Get<ReadWorkflow>().RunAsync(actor, key, CancellationToken.None);

    public Task<Result<WorkflowPreview>> PreviewAsync(Actor actor, WorkflowContent content) =>
        World.Get<PreviewWorkflow>().RunAsync(actor, Key, content, CancellationToken.None);

    public async Task<IReadOnlyList<AuditEntryRow>> AuditAsync(string operation)
    {
        await using var db = World.Open();
        return await db.AuditEntries.Where(entry => entry.Operation == operation).ToListAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>The same without a step.</summary>
    public static WorkflowContent Without(WorkflowContent content, string action) =>
        content with
        {
            Steps = [.. content.Steps.Where(step => step.ActionKey != action)],
        };

    /// <summary>The same with a further state.</summary>
    public static WorkflowContent With(WorkflowContent content, WorkflowState state, params WorkflowTransition[] steps) =>
        content with
        {
            States = [.. content.States, state],
            Steps = [.. content.Steps, .. steps],
        };

    private async Task<VersionStepRequest?> FindNewestAsync(string key)
    {
        await using var db = World.Open();
        return await db
            .Workflows.Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .Select(row => new VersionStepRequest(row.Key, row.Version, row.Revision))
            .FirstOrDefaultAsync();
    }

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
