namespace RecsConsole.Platform.Database;

/// <summary>Processes what is due for each tenant, every few seconds. No failure ends the loop, and no tenant blocks another.</summary>
public abstract class TenantLoop(TenantDb tenantDb, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(3);

    /// <summary>Processes what is due for one tenant; whatever fails stays due.</summary>
    protected abstract Task RunAsync(Guid tenantId, CancellationToken cancellationToken);

    /// <summary>Logs a failure that will be retried.</summary>
    protected abstract void LogFailure(Exception exception);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                foreach (var tenant in await tenantDb.ListTenantsAsync(stoppingToken))
                {
                    await TryAsync(tenant, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailure(e);
            }
        }
    }

    private async Task TryAsync(Guid tenant, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(tenant, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(e);
        }
    }
}
