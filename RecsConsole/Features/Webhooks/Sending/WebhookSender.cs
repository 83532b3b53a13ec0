using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Webhooks.Sending;

/// <summary>Sends in the background, tenant after tenant.</summary>
public sealed partial class WebhookSender(SendWebhooks send, TenantDb tenantDb, TimeProvider clock, ILogger<WebhookSender> logger)
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
                LogNotSent(e); // nothing must end the loop
            }
        }
    }

    private async Task TryAsync(Guid tenant, CancellationToken cancellationToken)
    {
        try
        {
            await send.RunAsync(tenant, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSent(e); // what is due stays due, and holds back no other tenant
        }
    }

    [LoggerMessage(EventId = 22002, Level = LogLevel.Warning, Message = "Webhooks could not be sent; trying again")]
    private partial void LogNotSent(Exception exception);
}
