using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Reads one connection up to now. Each ticket is saved on its own and each page moves the cursor, so that an interrupted run continues
/// where it was; a ticket that cannot be imported is recorded and does not block others.
/// </summary>
public sealed partial class ConnectionReader(
    TenantDb tenantDb,
    TicketSystems systems,
    ConnectionSecrets secrets,
    TicketFiles files,
    TicketIntake intake,
    SyncNotes notes,
    TimeProvider clock,
    ILogger<ConnectionReader> logger
)
{
    /// <summary>Number of automatic attempts for a failing ticket.</summary>
    public const int MaxAttempts = 5;

    // if more tickets of a page than this get no response, the system is down; the tickets are not at fault
    private const int MaxSilent = 3;

    internal async Task<ReadConnection> RunAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        var total = new SyncedTickets(0, 0, 0);
        StoredText? problem = null;
        var opened = secrets.Open(asked.Connection);
        if (systems.Find(asked.Connection.Kind) is not { } system || opened.Value is not { } access)
        {
            problem = opened.Error?.Kept ?? StoredText.From<Texts>(nameof(Texts.KindIsUnknown), asked.Connection.Kind);
        }
        else
        {
            var source = new TicketSource(system, access);
            var failed = await FailedAsync(job, asked.Connection.Id, cancellationToken);
            (total, problem) = await WalkAsync(job, asked, source, cancellationToken);
            if (problem is null)
            {
                var again = await TakeAsync(job, asked, source, failed, cancellationToken);
                (total, problem) = (total + again.Tickets, again.Problem);
            }
        }

        await notes.WriteAsync(
            job,
            asked.Connection.Id,
            row =>
            {
                row.LastTriedAt = Timestamps.Round(clock.GetUtcNow());
                row.LastSuccessAt = problem is null ? row.LastTriedAt : row.LastSuccessAt;
                row.LastError = problem?.StoredIn(SyncNotes.LongestError);
            },
            cancellationToken
        );
        return new(total, problem);
    }

    /// <summary>Reads these tickets only, whether or not they are due.</summary>
    internal async Task<ReadConnection> ReadAsync(
        Actor job,
        ConnectionToRead asked,
        IReadOnlyList<TicketHead> heads,
        CancellationToken cancellationToken
    )
    {
        var opened = secrets.Open(asked.Connection);
        return systems.Find(asked.Connection.Kind) is { } system && opened.Value is { } access
            ? await TakeAsync(job, asked, new TicketSource(system, access), heads, cancellationToken)
            : new(new(0, 0, 0), opened.Error?.Kept); // the scheduled run records what is wrong
    }

    // Failed tickets are retried a few times automatically, and on request; last, so that they do not delay new ones.
    private async Task<List<TicketHead>> FailedAsync(Actor job, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        return await db
            .TicketLinks.Where(link => link.ConnectionId == connectionId && link.Error != null && link.Attempts < MaxAttempts)
            .OrderBy(link => link.TicketId)
            .Select(link => new TicketHead(link.TicketId, "", null, link.SeenUpdatedAt))
            .Take(100)
            .ToListAsync(cancellationToken);
    }

    private async Task<ReadConnection> WalkAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        CancellationToken cancellationToken
    )
    {
        var total = new SyncedTickets(0, 0, 0);
        var pages = ChangeWalk.PagesAsync(source.System, source.Access, asked.Connection.Cursor, cancellationToken);
        await foreach (var answer in pages.WithCancellation(cancellationToken))
        {
            if (answer.Value is not { } page)
            {
                return new(total, answer.Problem);
            }

            var unknown = await UnknownAsync(job, asked.Connection, page, cancellationToken);
            var taken = await TakeAsync(job, asked, source, unknown, cancellationToken);
            total += taken.Tickets;
            if (taken.Problem is not null)
            {
                return new(total, taken.Problem);
            }

            if (!await notes.MoveCursorAsync(job, asked.Connection, page, taken.Tickets.Read, cancellationToken))
            {
                return new(total, null); // the connection was changed meanwhile: the next run uses the new settings
            }

            await asked.Progress.ReportAsync(
                0,
                StoredText.From<Texts>(nameof(Texts.TicketsSoFar), asked.Connection.Name, total.Read),
                cancellationToken
            );
        }

        return new(total, null);
    }

    private async Task<ReadConnection> TakeAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        IReadOnlyList<TicketHead> heads,
        CancellationToken cancellationToken
    )
    {
        var total = new SyncedTickets(0, 0, 0);
        List<(TicketHead Head, StoredText Trouble)> silent = [];
        var fetched = TicketsAhead.ReadAsync(
            heads,
            (head, token) => files.ReadAsync(job, asked.Connection.Id, source, head.Id, token),
            cancellationToken
        );
        await foreach (var some in fetched.WithCancellation(cancellationToken))
        {
            foreach (var (head, answer) in some)
            {
                if (answer.Trouble is { } trouble)
                {
                    if (answer.IsOurs)
                    {
                        return new(total, trouble); // no ticket is at fault, so none is recorded as failed: all are read again
                    }

                    silent.Add((head, trouble));
                    continue;
                }

                total += await TakeAsync(job, asked, head, answer, cancellationToken);
            }

            if (silent.Count > MaxSilent)
            {
                break;
            }
        }

        return await SettleAsync(job, asked, source, new(total, silent), cancellationToken);
    }

    private async Task<SyncedTickets> TakeAsync(
        Actor job,
        ConnectionToRead asked,
        TicketHead head,
        RemoteAnswer<ReadTicket> answer,
        CancellationToken cancellationToken
    )
    {
        var taken = answer.Value is { } read
            ? await TryTakeAsync(job, new(asked.Connection, read.Ticket, asked.People) { Files = read.Files }, cancellationToken)
            : Error.Conflict(answer.Refusal!);
        if (taken.Error is { } error)
        {
            await notes.WriteFailureAsync(job, asked.Connection.Id, head, error.Kept, cancellationToken);
        }

        return new(1, taken.Value is { HasChanged: true } ? 1 : 0, taken.IsOk ? 0 : 1);
    }

    // Tickets without a response are recorded like refused ones, so that none blocks the others forever; unless the whole system is down.
    private async Task<ReadConnection> SettleAsync(
        Actor job,
        ConnectionToRead asked,
        TicketSource source,
        TakenTickets taken,
        CancellationToken cancellationToken
    )
    {
        var (total, silent) = (taken.Total, taken.Silent);
        var isMuch = silent.Count > MaxSilent;
        if (
            (isMuch || (total.Read == 0 && silent.Count > 0))
            && (await source.System.ReadSiteAsync(source.Access, cancellationToken)).Trouble is { } away
        )
        {
            return new(total, away);
        }

        foreach (var (head, trouble) in silent)
        {
            await notes.WriteFailureAsync(job, asked.Connection.Id, head, trouble, cancellationToken);
            total += new SyncedTickets(1, 0, 1);
        }

        return new(total, isMuch ? silent[^1].Trouble : null);
    }

    // whatever is wrong with a ticket, the next ones are read; a database failure ends the run, which is then repeated
    private async Task<Result<TakenTicket>> TryTakeAsync(Actor job, TicketToTake ticket, CancellationToken cancellationToken)
    {
        try
        {
            return await intake.TakeAsync(job, ticket, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseTrouble.Is(e))
        {
            LogTicketFailed(e, ticket.Connection.Id, ticket.Ticket.Id);
            return Error.Conflict(StoredText.From<Texts>(nameof(Texts.TicketFailed)));
        }
    }

    private async Task<IReadOnlyList<TicketHead>> UnknownAsync(
        Actor job,
        ConnectionRow connection,
        TicketPage page,
        CancellationToken cancellationToken
    )
    {
        var ids = page.Heads.Select(head => head.Id).ToList();
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var known = await db
            .TicketLinks.Where(link => link.ConnectionId == connection.Id && ids.Contains(link.TicketId) && link.IsSettled)
            .ToDictionaryAsync(link => link.TicketId, link => link.SeenUpdatedAt, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. page
                .Heads.Where(head => !known.TryGetValue(head.Id, out var seen) || seen != head.UpdatedAt)
                .DistinctBy(head => head.Id, StringComparer.Ordinal),
        ];
    }

    [LoggerMessage(EventId = 21001, Level = LogLevel.Error, Message = "Ticket not taken in {ConnectionId} {TicketId}")]
    private partial void LogTicketFailed(Exception exception, Guid connectionId, string ticketId);
}

/// <param name="People">People of the tenant by e-mail address.</param>
internal sealed record ConnectionToRead(ConnectionRow Connection, IReadOnlyDictionary<string, Guid> People, JobProgress Progress);

/// <summary>The result of reading a connection.</summary>
/// <param name="Problem">Why the run ended early; null when it did not.</param>
internal sealed record ReadConnection(SyncedTickets Tickets, StoredText? Problem);

/// <summary>The result of requesting some tickets.</summary>
/// <param name="Silent">Tickets without a response.</param>
internal sealed record TakenTickets(SyncedTickets Total, IReadOnlyList<(TicketHead Head, StoredText Trouble)> Silent);

/// <summary>A ticket system with its credentials.</summary>
internal sealed record TicketSource(ITicketSystem System, RemoteAccess Access);
