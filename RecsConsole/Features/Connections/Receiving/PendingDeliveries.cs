using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// Applies events that could not be applied when they arrived, a few times by itself and on request; and forgets old ones.
/// </summary>
public sealed class PendingDeliveries(TenantDb tenantDb, DeliveryIntake intake, TimeProvider clock)
{
    /// <summary>Number of automatic attempts.</summary>
    public const int MaxAttempts = 5;

    private const int MaxAtOnce = 500;

    /// <summary>How long an event is known, so that a repeated one is recognised.</summary>
    public static TimeSpan Known { get; } = TimeSpan.FromDays(30);

    /// <summary>How long the content of an event that could not be applied is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(7);

    internal async Task<ReadConnection> TakeAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        await ForgetAsync(job, asked.Connection.Id, cancellationToken);
        var total = new SyncedTickets(0, 0, 0);
        foreach (var eventId in await PendingAsync(job, asked.Connection.Id, cancellationToken))
        {
            var taken = await intake.TakeAsync(job, asked.Connection, eventId, cancellationToken);
            total += new SyncedTickets(1, taken.HasChanged ? 1 : 0, taken.IsApplied ? 0 : 1);
            await asked.Progress.ReportAsync(
                0,
                StoredText.From<Texts>(nameof(Texts.TicketsSoFar), asked.Connection.Name, total.Read),
                cancellationToken
            );
        }

        return new(total, Problem: null);
    }

    private async Task<List<string>> PendingAsync(Actor job, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        return await db
            .IncomingDeliveries.Where(row => row.ConnectionId == connectionId && row.DoneAt == null && row.Body != null)
            .Where(row => row.Attempts < MaxAttempts)
            .OrderBy(row => row.At)
            .ThenBy(row => row.EventId)
            .Select(row => row.EventId)
            .Take(MaxAtOnce)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Forgets what is kept too long; also of a connection that is switched off, whose events nobody tries again.</summary>
    internal async Task ForgetAsync(Actor job, Guid connectionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (known, kept) = (now - Known, now - Kept);
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var old = await db
            .IncomingDeliveries.Where(row => row.ConnectionId == connectionId)
            .Where(row => row.At < known || (row.Body != null && row.At < kept))
            .OrderBy(row => row.At)
            .Take(MaxAtOnce)
            .ToListAsync(cancellationToken);
        db.IncomingDeliveries.RemoveRange(old.Where(row => row.At < known));
        foreach (var row in old.Where(row => row.At >= known))
        {
            row.Body = null;
            row.Revision++;
        }

        await db.TrySaveChangesAsync(cancellationToken);
    }
}
