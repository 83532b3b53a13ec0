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

    /// <summary>It failed outside of any tenant's turn.</summary>
    protected abstract void LogNotWarm(Exception exception);

    /// <summary>It failed in the turn of the tenant.</summary>
    protected virtual void LogTenantNotWarm(Exception exception, Guid tenantId) => LogNotWarm(exception);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(PrepareAsync, LogNotWarm, stoppingToken);
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
            await TryAsync(token => prepare(Actor.Job(tenant), token), exception => LogTenantNotWarm(exception, tenant), stoppingToken);
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

    private static async Task TryAsync(Func<CancellationToken, Task> prepare, Action<Exception> logNotWarm, CancellationToken stoppingToken)
    {
        try
        {
            await prepare(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // a timeout may come as a cancellation too, and would end the host
            logNotWarm(e);
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
