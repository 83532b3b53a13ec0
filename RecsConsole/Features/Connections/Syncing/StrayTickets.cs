using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Looks after open cases whose tickets no list of changes names any more: deleted, merged into another one, or moved to a queue that is
/// not read. Each is asked for by its number, a few at a time.
/// </summary>
public sealed partial class StrayTickets(
    TenantDb tenantDb,
    TicketSystems systems,
    ConnectionSecrets secrets,
    TicketFiles files,
    TicketIntake intake,
    LostTickets lost,
    TimeProvider clock,
    ILogger<StrayTickets> logger
)
{
    private const int AtOnce = 100;

    // if more than half of several are gone, another system answers at this address
    private const int FewEnough = 3;

    private readonly ConcurrentDictionary<Guid, Turn> _turns = new();

    /// <summary>Time between two looks at a connection.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Looks at the next ones, if it is time.</summary>
    internal async Task<SyncedTickets> RunAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        var (id, now) = (asked.Connection.Id, clock.GetUtcNow());
        var turn = _turns.GetOrAdd(id, _ => new(now + Pause, 0));
        if (
            now < turn.At
            || systems.Find(asked.Connection.Kind) is not { } system
            || secrets.Open(asked.Connection).Value is not { } access
        )
        {
            return new(0, 0, 0);
        }

        var links = await NextAsync(job, id, turn.Offset, cancellationToken);
        _turns[id] = new(now + Pause, links.Count < AtOnce ? 0 : turn.Offset + AtOnce);
        return await LookAsync(job, asked, new(system, access), links, cancellationToken);
    }

    private async Task<SyncedTickets> LookAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        IReadOnlyList<TicketLinkRow> links,
        CancellationToken cancellationToken
    )
    {
        var total = new SyncedTickets(0, 0, 0);
        List<GoneTicket> gone = [];
        foreach (var link in links)
        {
            var answer = await files.ReadAsync(job, asked.Connection.Id, source, link.TicketId, cancellationToken);
            if (answer.Trouble is not null)
            {
                return total; // the system does not answer: nothing follows from that
            }

            if (answer.IsGone)
            {
                gone.Add(new(link.TicketId, answer.Refusal!));
            }
            else if (answer.Value is { } read && read.Ticket.UpdatedAt != link.SeenUpdatedAt)
            {
                total += await TryTakeAsync(job, asked, read, cancellationToken);
            }
        }

        return total + await LoseAsync(job, asked, source, new(links.Count, gone), cancellationToken);
    }

    private async Task<SyncedTickets> LoseAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        MissedTickets missed,
        CancellationToken cancellationToken
    )
    {
        if (missed.Gone.Count > Math.Max(FewEnough, missed.Of / 2))
        {
            LogTooManyGone(asked.Connection.Id, missed.Gone.Count, missed.Of);
            return new(0, 0, 0);
        }

        // a wrong address answers "not found" to everything
        if (missed.Gone.Count == 0 || (await source.System.ReadSiteAsync(source.Access, cancellationToken)).Value is null)
        {
            return new(0, 0, 0);
        }

        var changed = 0;
        foreach (var ticket in missed.Gone)
        {
            changed += await lost.WriteAsync(job, asked.Connection, ticket.Id, ticket.Why, cancellationToken) ? 1 : 0;
        }

        return new(0, changed, 0);
    }

    private async Task<SyncedTickets> TryTakeAsync(Actor job, ConnectionToRead asked, ReadTicket read, CancellationToken cancellationToken)
    {
        try
        {
            var ticket = new TicketToTake(asked.Connection, read.Ticket, asked.People) { Files = read.Files };
            var taken = await intake.TakeAsync(job, ticket, cancellationToken);
            return new(0, taken.Value is { HasChanged: true } ? 1 : 0, taken.IsOk ? 0 : 1);
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseTrouble.Is(e))
        {
            LogNotTaken(e, asked.Connection.Id, read.Ticket.Id);
            return new(0, 0, 1);
        }
    }

    private async Task<IReadOnlyList<TicketLinkRow>> NextAsync(
        Actor job,
        Guid connectionId,
        int offset,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        return await db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId)
            .Where(link => db.Cases.Any(row => row.Id == link.CaseId && row.IsOpen))
            .OrderBy(link => link.TicketId)
            .Skip(offset)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 21002, Level = LogLevel.Warning, Message = "{Gone} of {Tickets} tickets are not there in {ConnectionId}")]
    private partial void LogTooManyGone(Guid connectionId, int gone, int tickets);

    [LoggerMessage(EventId = 21003, Level = LogLevel.Error, Message = "Ticket not taken in {ConnectionId} {TicketId}")]
    private partial void LogNotTaken(Exception exception, Guid connectionId, string ticketId);

    private sealed record Turn(DateTimeOffset At, int Offset);

    private sealed record GoneTicket(string Id, StoredText Why);

    private sealed record MissedTickets(int Of, IReadOnlyList<GoneTicket> Gone);
}
