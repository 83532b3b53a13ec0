using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database;

/// <summary>The only source of database contexts: one per operation, bound to the actor's tenant before anything can be read.</summary>
/// <remarks>
/// Awaiting the start of a transaction continues outside the page's synchronization context (the circuit's). SQLite blocks the thread while
/// it waits for another writer: a page that waits like this for a transaction whose next line needs the same context would deadlock.
/// </remarks>
public sealed class TenantDb(IDbContextFactory<ConsoleDbContext> factory)
{
    private const ConfigureAwaitOptions OutsideThePage = ConfigureAwaitOptions.ForceYielding;

    /// <summary>Opens a context that sees and writes the actor's tenant only.</summary>
    public async Task<ConsoleDbContext> OpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.TenantId == Guid.Empty)
        {
            throw new ArgumentException("The actor has no tenant.", nameof(actor));
        }

        var db = await factory.CreateDbContextAsync(cancellationToken);
        db.BindTo(actor.TenantId);
        if (WriterSlots.IsEmbedded(db))
        {
            // On servers each command takes a connection, so that nobody holds one while waiting for another. SQLite has no connection
            // limit, but configures each new connection: once per context is enough.
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        return db;
    }

    /// <summary>
    /// Opens a context without a tenant, for operators, memberships and the list of tenants; tenant-owned rows are invisible.
    /// </summary>
    public Task<ConsoleDbContext> OpenWithoutTenantAsync(CancellationToken cancellationToken) =>
        factory.CreateDbContextAsync(cancellationToken);

    /// <summary>All tenants, for background loops that process one after the other.</summary>
    public async Task<IReadOnlyList<Guid>> ListTenantsAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenWithoutTenantAsync(cancellationToken);
        return await db.Tenants.Select(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Begins a transaction during which the tenant's permissions cannot change: what was checked still holds when the decision is
    /// appended. SQLite has one writer (its transactions begin immediate here); servers share-lock the tenant's permission-version row,
    /// which <see cref="BeginGrantAsync"/> takes exclusively.
    /// </summary>
    public static ConfiguredTaskAwaitable<IDbContextTransaction> BeginWithPermissionsHeldAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return BeginWithAsync(db, HoldPermissionsAsync, cancellationToken).ConfigureAwait(OutsideThePage);
    }

    /// <summary>
    /// Begins a transaction that changes permissions: waits for decisions in progress and raises the tenant's permission version.
    /// </summary>
    public static ConfiguredTaskAwaitable<IDbContextTransaction> BeginGrantAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return BeginWithAsync(db, RaisePermissionsAsync, cancellationToken).ConfigureAwait(OutsideThePage);
    }

    /// <summary>
    /// Begins a transaction that runs one at a time per tenant, by locking the tenant's permission-version row without changing it. For
    /// short decisions that must be serialized.
    /// </summary>
    public static ConfiguredTaskAwaitable<IDbContextTransaction> BeginInTurnAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return BeginWithAsync(db, LockPermissionsAsync, cancellationToken).ConfigureAwait(OutsideThePage);
    }

    /// <summary>Begins a transaction without any of the guarantees above.</summary>
    public static ConfiguredTaskAwaitable<IDbContextTransaction> BeginAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return WriterSlots.BeginAsync(db, cancellationToken).ConfigureAwait(OutsideThePage);
    }

    // a transaction whose first statement fails must give its place back
    private static async Task<IDbContextTransaction> BeginWithAsync(
        ConsoleDbContext db,
        Func<ConsoleDbContext, CancellationToken, Task> first,
        CancellationToken cancellationToken
    )
    {
        var transaction = await WriterSlots.BeginAsync(db, cancellationToken);
        try
        {
            await first(db, cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private static Task RaisePermissionsAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .PermissionVersions.Where(row => row.TenantId == db.TenantId)
            .ExecuteUpdateAsync(row => row.SetProperty(version => version.Version, version => version.Version + 1), cancellationToken);

    private static Task LockPermissionsAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .PermissionVersions.Where(row => row.TenantId == db.TenantId)
            .ExecuteUpdateAsync(row => row.SetProperty(version => version.Version, version => version.Version), cancellationToken);

    private static async Task HoldPermissionsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var lockRow = db.Database.ProviderName switch
        {
            "Npgsql.EntityFrameworkCore.PostgreSQL" => "SELECT \"Version\" FROM \"PermissionVersions\" WHERE \"TenantId\" = {0} FOR SHARE",
            "Microsoft.EntityFrameworkCore.SqlServer" =>
                "SELECT [Version] FROM [PermissionVersions] WITH (ROWLOCK, HOLDLOCK) WHERE [TenantId] = {0}",
            _ => null,
        };
        if (lockRow is not null)
        {
            await db.Database.ExecuteSqlRawAsync(lockRow, [db.TenantId], cancellationToken);
        }
    }
}
