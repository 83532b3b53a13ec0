using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Reads tickets as soon as their system says that they changed, so that nobody waits for the next scheduled run. Kept in memory: that run
/// reads what is lost at shutdown or does not fit. Reading a ticket twice changes nothing.
/// </summary>
public sealed partial class RequestedReads(TenantDb tenantDb, ConnectionReader reader, ILogger<RequestedReads> logger) : BackgroundService
{
    private const int MaxWaiting = 1_000;
    private const int MaxAtOnce = 100;
    private readonly Channel<RequestedTicket> _waiting = Channel.CreateBounded<RequestedTicket>(new BoundedChannelOptions(MaxWaiting));

    /// <summary>Queues a ticket; false when too many wait.</summary>
    internal bool Note(RequestedTicket ticket) => _waiting.Writer.TryWrite(ticket);

    /// <summary>Reads what waits, the connections at the same time. Public so that tests need not wait.</summary>
    /// <returns>How many tickets had changes.</returns>
    public async Task<int> ReadWaitingAsync(CancellationToken cancellationToken)
    {
        List<RequestedTicket> tickets = [];
        while (tickets.Count < MaxAtOnce && _waiting.Reader.TryRead(out var ticket))
        {
            tickets.Add(ticket);
        }

        var changed = await Task.WhenAll(
            tickets
                .Distinct() // several changes of one ticket are one read
                .GroupBy(ticket => (ticket.TenantId, ticket.ConnectionId), ticket => ticket.TicketId)
                .Select(group => TryReadAsync(Actor.Job(group.Key.TenantId), group.Key.ConnectionId, [.. group], cancellationToken))
        );
        return changed.Sum();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await ReadWaitingAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the next scheduled run reads what is left
        }
    }

    // one connection's failure does not stop the others
    private async Task<int> TryReadAsync(Actor job, Guid connectionId, List<string> tickets, CancellationToken cancellationToken)
    {
        try
        {
            if (await FindAsync(job, connectionId, tickets, cancellationToken) is not { } found)
            {
                return 0;
            }

            var read = await reader.ReadAsync(job, found.Connection, found.Heads, cancellationToken);
            return read.Tickets.Changed;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRead(e, connectionId);
            return 0;
        }
    }

    // its context is closed before the other system is asked; null for a connection that was paused or removed meanwhile
    private async Task<FoundTickets?> FindAsync(Actor job, Guid connectionId, List<string> tickets, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var connection = await db
            .Connections.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == connectionId && row.IsEnabled, cancellationToken);
        if (connection is null)
        {
            return null;
        }

        var heads = await db
            .TicketLinks.Where(link => link.ConnectionId == connectionId && tickets.Contains(link.TicketId))
            .OrderBy(link => link.TicketId)
            .Select(link => new TicketHead(link.TicketId, "", null, link.SeenUpdatedAt))
            .ToListAsync(cancellationToken);
        return new(new(connection, await KnownPeople.ReadAsync(db, cancellationToken), new JobProgress()), heads);
    }

    [LoggerMessage(EventId = 21004, Level = LogLevel.Warning, Message = "Changed tickets of {ConnectionId} were not read at once")]
    private partial void LogNotRead(Exception exception, Guid connectionId);

    private sealed record FoundTickets(ConnectionToRead Connection, IReadOnlyList<TicketHead> Heads);
}

/// <summary>A ticket whose system says that it changed.</summary>
internal sealed record RequestedTicket(Guid TenantId, Guid ConnectionId, string TicketId);
