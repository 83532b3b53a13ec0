using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Startup;

/// <summary>
/// Prepares something in the background when a site starts, so that its first reader waits no longer than the next. Each part is tried once: a
/// failure ends neither the other parts nor the site, and its first reader only waits longer.
/// </summary>
public abstract class WarmUpOnce : BackgroundService
{
    protected abstract Task PrepareAsync(CancellationToken stoppingToken);

    /// <param name="tenantId">The tenant in whose turn it failed, if any.</param>
    protected abstract void LogNotWarm(Exception exception, Guid? tenantId);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(PrepareAsync, tenantId: null, stoppingToken);
    }

    /// <summary>One tenant after the other, each as its own part.</summary>
    protected async Task ForEachTenantAsync(
        TenantDb tenantDb,
        Func<Actor, CancellationToken, Task> prepare,
        CancellationToken stoppingToken
    )
    {
        ArgumentNullException.ThrowIfNull(tenantDb);
        ArgumentNullException.ThrowIfNull(prepare);
        foreach (var tenant in await ReadyTenantsAsync(tenantDb, stoppingToken))
        {
            await TryAsync(token => prepare(Actor.Job(tenant), token), tenant, stoppingToken);
        }
    }

    /// <summary>Returns once the site answers.</summary>
    protected static async Task StartedAsync(IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task TryAsync(Func<CancellationToken, Task> prepare, Guid? tenantId, CancellationToken stoppingToken)
    {
        try
        {
            await prepare(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // a timeout may come as a cancellation too, and would end the host
            LogNotWarm(e, tenantId);
        }
    }

    private static async Task<IReadOnlyList<Guid>> ReadyTenantsAsync(TenantDb tenantDb, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db
            .Tenants.AsNoTracking()
            .Where(row => row.IsReady)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
    }
}
