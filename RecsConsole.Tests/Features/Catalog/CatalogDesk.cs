using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>A desk with people who maintain one kind of catalog item, and access to its rows.</summary>
public abstract class CatalogDesk<TRow> : IAsyncDisposable
    where TRow : class, IVersionRow
{
    public required DeskWorld World { get; init; }

    /// <summary>An admin who may read the desk's cases; the other admins may not.</summary>
    public Actor Ada { get; private set; } = null!;

    /// <summary>A second admin.</summary>
    public Actor Ben { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>An admin of the other tenant with the same rights there as Ada has here.</summary>
    public Actor Stranger { get; private set; } = null!;

    public DateTimeOffset Now => World.Database.Clock.GetUtcNow();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The newest version as stored now; null if there is none.</summary>
    public async Task<VersionStepRequest?> FindNewestAsync(string key)
    {
        await using var db = World.Open();
        var row = await db.Set<TRow>()
            .Where(found => found.Key == key)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(Token);
        return row is null ? null : new(row.Key, row.Version, row.Revision) { Comment = "Not yet." };
    }

    public async Task<VersionStepRequest> NewestAsync(string key) =>
        await FindNewestAsync(key) ?? throw new InvalidOperationException($"There is no {key}.");

    /// <summary>The newest version as an author has seen it; null if the draft would be the first version.</summary>
    public async Task<VersionSeen?> SeenAsync(string key) =>
        await FindNewestAsync(key) is { } newest ? new(newest.Version, newest.Revision) : null;

    public async Task<IReadOnlyList<VersionStatus>> StatusesAsync(string key)
    {
        await using var db = World.Open();
        return await db.Set<TRow>().Where(row => row.Key == key).OrderBy(row => row.Version).Select(row => row.Status).ToListAsync(Token);
    }

    public async Task<IReadOnlyList<AuditEntryRow>> AuditAsync(string operation)
    {
        await using var db = World.Open();
        return await db.AuditEntries.Where(entry => entry.Operation == operation).ToListAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await World.DisposeAsync();
    }

    protected async Task AddPeopleAsync()
    {
        Ada = await AddAsync(World.Here.TenantId, "ada", ConsoleRole.Admin, clearance: 2);
        Ben = await AddAsync(World.Here.TenantId, "ben", ConsoleRole.Admin);
        Supervisor = await AddAsync(World.Here.TenantId, "sue", ConsoleRole.Supervisor);
        Stranger = await AddAsync(World.Elsewhere.TenantId, "sten", ConsoleRole.Admin);
    }

    protected async Task<Actor> AddAsync(Guid tenantId, string name, string role, int clearance = 0)
    {
        await using var db = World.Database.Open();
        db.BindTo(tenantId);
        var row = Operators.Person(tenantId, name, role);
        row.Clearance = clearance;
        db.People.Add(row);
        await db.SaveChangesAsync(Token);
        return new(tenantId, row.Id);
    }
}
