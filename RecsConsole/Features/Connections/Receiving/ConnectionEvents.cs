using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>The events that a connection's system sent lately.</summary>
/// <param name="Path">The path of the address to which the system posts.</param>
/// <param name="Waiting">Events not yet applied.</param>
/// <param name="LagSeconds">Time from signing to the case for 95 of 100 recent events; null when there were none.</param>
public sealed record ConnectionEvents(string Path, int Arrived, int Waiting, int? LagSeconds, IReadOnlyList<FailedEvent> Failed)
{
    private const int MaxFailed = 50;
    private const int MaxMeasured = 500;

    internal static async Task<ConnectionEvents> ReadAsync(ConsoleDbContext db, Guid connectionId, CancellationToken cancellationToken)
    {
        var events = db.IncomingDeliveries.AsNoTracking().Where(row => row.ConnectionId == connectionId);
        var failed = await events
            .Where(row => row.DoneAt == null && row.Error != null)
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.EventId)
            .Take(MaxFailed)
            .Select(row => new FailedEvent(row.EventId, row.At, row.Error!, row.Body != null))
            .ToListAsync(cancellationToken);
        var recent = await events
            .Where(row => row.DoneAt != null && row.Error == null) // not those that an erasure ended
            .OrderByDescending(row => row.At)
            .Take(MaxMeasured)
            .Select(row => new { row.SentAt, row.DoneAt })
            .ToListAsync(cancellationToken);
        List<int> lags = [.. recent.Select(row => (int)Math.Max(0, (row.DoneAt!.Value - row.SentAt).TotalSeconds)).Order()];
        return new(
            ReceivingRoutes.PathOf(db.TenantId, connectionId),
            await events.CountAsync(cancellationToken),
            await events.CountAsync(row => row.DoneAt == null, cancellationToken),
            lags.Count == 0 ? null : lags[(int)Math.Ceiling(0.95 * lags.Count) - 1],
            failed
        );
    }
}

/// <summary>An event that could not be applied.</summary>
/// <param name="Error">A stored text.</param>
/// <param name="CanRetry">Whether its content is still kept.</param>
public sealed record FailedEvent(string EventId, DateTimeOffset At, string Error, bool CanRetry);
