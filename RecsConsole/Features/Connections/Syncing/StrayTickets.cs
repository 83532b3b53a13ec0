using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Looks after open cases whose tickets no list of changes names any more: deleted, merged into another one, or moved to a queue that is
/// not read. Each is asked for by its number, a few at a time. A case is let go when its ticket is missing in two looks, one after the
/// other, while other tickets of the connection answer: one 404 may come from a proxy, and a wrong address or a page for maintenance
/// answers 404 to everything. A ticket whose queue was given to another team is taken again, although nothing changed there.
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

    // tickets of closed cases that are asked for when no open one answers
    private const int MaxWitnesses = 3;

    private static readonly HashSet<string> s_none = new(StringComparer.Ordinal);

    // in memory: after a restart, two more looks decide
    private readonly ConcurrentDictionary<Guid, Turn> _turns = new();

    /// <summary>Time between two looks at a connection.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Looks at the next ones, if it is time.</summary>
    internal async Task<SyncedTickets> RunAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        var (id, now) = (asked.Connection.Id, clock.GetUtcNow());
        var turn = _turns.GetOrAdd(id, _ => new(now + Pause, 0, s_none));
        if (
            now < turn.At
            || systems.Find(asked.Connection.Kind) is not { } system
            || secrets.Open(asked.Connection).Value is not { } access
        )
        {
            return new(0, 0, 0);
        }

        var links = await NextAsync(job, id, turn.Offset, cancellationToken);
        _turns[id] = turn with { At = now + Pause, Offset = links.Count < AtOnce ? 0 : turn.Offset + AtOnce };
        var again = await AgainAsync(job, id, turn.Missing, cancellationToken);
        return await LookAsync(
            job,
            asked,
            new(system, access),
            [.. again.UnionBy(links, each => each.Link.TicketId, StringComparer.Ordinal)],
            cancellationToken
        );
    }

    private async Task<SyncedTickets> LookAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        IReadOnlyList<OpenTicket> links,
        CancellationToken cancellationToken
    )
    {
        var total = new SyncedTickets(0, 0, 0);
        List<GoneTicket> gone = [];
        var found = 0;
        foreach (var (link, caseTeam) in links)
        {
            var answer = await files.ReadAsync(job, asked.Connection.Id, source, link.TicketId, cancellationToken);
            if (answer.IsOurs)
            {
                found++; // it is there, and is read again in the next look
                continue;
            }

            if (answer.Trouble is not null)
            {
                return total; // the system does not answer: nothing follows from that
            }

            if (answer.IsGone)
            {
                gone.Add(new(link.TicketId, answer.Refusal!));
            }
            else if (answer.Value is { } read)
            {
                found++;
                var isMappedAnew = TicketCase.IsMappedAnew(asked.Connection, read.Ticket, link, caseTeam);
                var isSame = read.Ticket.UpdatedAt == link.SeenUpdatedAt && !isMappedAnew;
                total += isSame ? new(0, 0, 0) : await TryTakeAsync(job, asked, read, cancellationToken);
            }
        }

        return total + await LoseAsync(job, asked, source, new(links.Count, found, gone), cancellationToken);
    }

    private async Task<SyncedTickets> LoseAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        MissedTickets missed,
        CancellationToken cancellationToken
    )
    {
        var id = asked.Connection.Id;
        var before = _turns[id].Missing;
        var isBelieved = missed.Gone.Count > 0 && await IsBelievedAsync(job, asked, source, missed, cancellationToken);
        var twice = isBelieved ? missed.Gone.Where(ticket => before.Contains(ticket.Id)).ToList() : [];
        var once = isBelieved ? missed.Gone.Except(twice).Select(ticket => ticket.Id) : [];
        _turns[id] = _turns[id] with { Missing = once.ToHashSet(StringComparer.Ordinal) };
        var changed = 0;
        foreach (var ticket in twice)
        {
            changed += await lost.WriteAsync(job, asked.Connection, ticket.Id, ticket.Why, cancellationToken) ? 1 : 0;
        }

        return new(0, changed, 0);
    }

    // whether the system at this address is the one that had the tickets, so that what it does not have is really gone
    private async Task<bool> IsBelievedAsync(
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
            return false;
        }

        return (await source.System.ReadSiteAsync(source.Access, cancellationToken)).Value is not null
            && (missed.Found > 0 || await HasWitnessAsync(job, asked.Connection.Id, source, cancellationToken));
    }

    private async Task<bool> HasWitnessAsync(Actor job, Guid connectionId, TicketSource source, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var witnesses = await db
            .TicketLinks.Where(link => link.ConnectionId == connectionId)
            .Where(link => db.Cases.Any(row => row.Id == link.CaseId && !row.IsOpen))
            .OrderByDescending(link => link.SeenUpdatedAt)
            .ThenBy(link => link.TicketId)
            .Select(link => link.TicketId)
            .Take(MaxWitnesses)
            .ToListAsync(cancellationToken);
        foreach (var ticketId in witnesses)
        {
            if ((await source.System.ReadAsync(source.Access, ticketId, cancellationToken)).Value is not null)
            {
                return true;
            }
        }

        return false;
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

    private async Task<IReadOnlyList<OpenTicket>> NextAsync(Actor job, Guid connectionId, int offset, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var open = Open(db, connectionId).OrderBy(link => link.TicketId).Skip(offset).Take(AtOnce);
        return await WithTeamsAsync(db, open, cancellationToken);
    }

    // those that were missing in the last look
    private async Task<IReadOnlyList<OpenTicket>> AgainAsync(
        Actor job,
        Guid connectionId,
        IReadOnlySet<string> missing,
        CancellationToken cancellationToken
    )
    {
        if (missing.Count == 0)
        {
            return [];
        }

        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        List<string> ids = [.. missing];
        return await WithTeamsAsync(db, Open(db, connectionId).Where(link => ids.Contains(link.TicketId)), cancellationToken);
    }

    private static async Task<IReadOnlyList<OpenTicket>> WithTeamsAsync(
        ConsoleDbContext db,
        IQueryable<TicketLinkRow> open,
        CancellationToken cancellationToken
    )
    {
        var links = await open.ToListAsync(cancellationToken);
        var ids = links.Select(link => link.CaseId).OfType<Guid>().ToList();
        var teams = await db
            .Cases.Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.TeamKey })
            .ToDictionaryAsync(row => row.Id, row => row.TeamKey, cancellationToken);
        return links.ConvertAll(link => new OpenTicket(link, teams.GetValueOrDefault(link.CaseId.GetValueOrDefault())));
    }

    private static IQueryable<TicketLinkRow> Open(ConsoleDbContext db, Guid connectionId) =>
        db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId)
            .Where(link => db.Cases.Any(row => row.Id == link.CaseId && row.IsOpen));

    [LoggerMessage(EventId = 21002, Level = LogLevel.Warning, Message = "{Gone} of {Tickets} tickets are not there in {ConnectionId}")]
    private partial void LogTooManyGone(Guid connectionId, int gone, int tickets);

    [LoggerMessage(EventId = 21003, Level = LogLevel.Error, Message = "Ticket not taken in {ConnectionId} {TicketId}")]
    private partial void LogNotTaken(Exception exception, Guid connectionId, string ticketId);

    // Missing: the tickets that the last look did not find, though the system answered
    private sealed record Turn(DateTimeOffset At, int Offset, IReadOnlySet<string> Missing);

    private sealed record OpenTicket(TicketLinkRow Link, string? CaseTeam);

    private sealed record GoneTicket(string Id, StoredText Why);

    private sealed record MissedTickets(int Of, int Found, IReadOnlyList<GoneTicket> Gone);
}
