using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>Carries in the background, tenant after tenant.</summary>
public sealed partial class OutboxCarrier(CarryOutbox carry, TenantDb tenantDb, TimeProvider clock, ILogger<OutboxCarrier> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
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
                LogNotCarried(e); // nothing must end the loop
            }
        }
    }

    private async Task TryAsync(Guid tenant, CancellationToken cancellationToken)
    {
        try
        {
            await carry.RunAsync(tenant, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotCarried(e); // what is due stays due, and holds back no other tenant
        }
    }

    [LoggerMessage(EventId = 21102, Level = LogLevel.Warning, Message = "The outbox could not be carried; trying again")]
    private partial void LogNotCarried(Exception exception);
}
