using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>Sends in the background, one tenant after the other.</summary>
public sealed partial class OutboxLoop(CarryOutbox carry, TenantDb tenantDb, TimeProvider clock, ILogger<OutboxLoop> logger)
    : TenantLoop(tenantDb, clock)
{
    protected override Task RunAsync(Guid tenantId, CancellationToken cancellationToken) => carry.RunAsync(tenantId, cancellationToken);

    protected override void LogFailure(Exception exception) => LogNotCarried(exception);

    [LoggerMessage(EventId = 21102, Level = LogLevel.Warning, Message = "The outbox could not be carried; trying again")]
    private partial void LogNotCarried(Exception exception);
}
