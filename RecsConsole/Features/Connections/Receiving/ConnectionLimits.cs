using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// Events per minute for each connection. Only genuine events count, so that a stranger can neither use up a sender's limit nor make up
/// connections to be remembered.
/// </summary>
public sealed class ConnectionLimits(IOptions<ReceivingOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _events = PartitionedRateLimiter.Create<Guid, Guid>(connection =>
        RateLimitPartition.GetFixedWindowLimiter(
            connection,
            _ => new() { PermitLimit = options.Value.EventsPerMinute, Window = TimeSpan.FromSeconds(ReceivingLimit.WindowSeconds) }
        )
    );

    /// <summary>Counts an event; false when the connection has had too many.</summary>
    public bool Count(Guid connectionId)
    {
        using var lease = _events.AttemptAcquire(connectionId);
        return lease.IsAcquired;
    }

    public void Dispose() => _events.Dispose();
}
