using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Webhooks.Sending;

/// <summary>Sends in the background, one tenant after the other.</summary>
public sealed partial class WebhookLoop(SendWebhooks send, TenantDb tenantDb, TimeProvider clock, ILogger<WebhookLoop> logger)
    : TenantLoop(tenantDb, clock)
{
    protected override Task RunAsync(Guid tenantId, CancellationToken cancellationToken) => send.RunAsync(tenantId, cancellationToken);

    protected override void LogFailure(Exception exception) => LogNotSent(exception);

    [LoggerMessage(EventId = 22002, Level = LogLevel.Warning, Message = "Webhooks could not be sent; trying again")]
    private partial void LogNotSent(Exception exception);
}
