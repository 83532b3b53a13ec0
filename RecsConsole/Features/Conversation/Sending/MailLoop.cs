using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Conversation.Sending;

/// <summary>Delivers in the background, one tenant after the other.</summary>
public sealed partial class MailLoop(DeliverMessages deliver, TenantDb tenantDb, TimeProvider clock, ILogger<MailLoop> logger)
    : TenantLoop(tenantDb, clock)
{
    protected override Task RunAsync(Guid tenantId, CancellationToken cancellationToken) => deliver.RunAsync(tenantId, cancellationToken);

    protected override void LogFailure(Exception exception) => LogNotDelivered(exception);

    [LoggerMessage(EventId = 14004, Level = LogLevel.Warning, Message = "Messages could not be delivered; trying again")]
    private partial void LogNotDelivered(Exception exception);
}
