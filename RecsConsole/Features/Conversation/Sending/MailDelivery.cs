using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Conversation.Sending;

/// <summary>Delivers in the background, tenant after tenant.</summary>
public sealed partial class MailDelivery(DeliverMessages deliver, TenantDb tenantDb, TimeProvider clock, ILogger<MailDelivery> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(3);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in await tenantDb.ListTenantsAsync(cancellationToken))
        {
            try
            {
                await deliver.RunAsync(tenant, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotDelivered(e); // what is due stays due, and holds back no other tenant
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogNotDelivered(e); // nothing must end the loop
            }
        }
    }

    [LoggerMessage(EventId = 14004, Level = LogLevel.Warning, Message = "Messages could not be delivered; trying again")]
    private partial void LogNotDelivered(Exception exception);
}
