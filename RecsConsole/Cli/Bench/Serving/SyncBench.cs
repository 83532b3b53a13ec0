using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli.Bench.Serving;

/// <summary>Reads a connected ticket system as the job does, and measures how fast its tickets and later changes become cases.</summary>
internal sealed class SyncBench(IServiceProvider services, Guid tenantId, Guid connectionId)
{
    private const string Note = "Written by a measurement of how fast changes are read; no answer is needed.";
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);
    private readonly Actor _job = Actor.Job(tenantId);
    private readonly TenantDb _tenantDb = services.GetRequiredService<TenantDb>();

    /// <summary>Reads everything that changed since the connection was read last.</summary>
    public async Task<ReadTickets> ReadAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var read = await ReadOnceAsync(cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(read.Read, read.Changed, read.Failed, Math.Round(seconds, 2), Math.Round(read.Read / seconds, 1));
    }

    /// <summary>
    /// Writes a note on some tickets over there, spread over the time between two readings, and measures how long it takes until their
    /// cases have it: at the latest the end of the reading that brought it.
    /// </summary>
    public async Task<SyncLag> FollowAsync(int tickets, TimeSpan every, CancellationToken cancellationToken)
    {
        var ids = await TicketsAsync(tickets, cancellationToken);
        var waiting = new ConcurrentDictionary<string, WrittenNote>(StringComparer.Ordinal);
        List<double> lags = [];
        var started = Stopwatch.GetTimestamp();
        var writing = WriteAsync(ids, every / Math.Max(1, ids.Count), waiting, cancellationToken);
        while (lags.Count < ids.Count)
        {
            if (Stopwatch.GetElapsedTime(started) > s_longest + (every * 2))
            {
                throw new CommandException("Some notes did not come back; is the account allowed to read them?", CommandException.Failed);
            }

            await Task.Delay(every, cancellationToken);
            await ReadOnceAsync(cancellationToken);
            lags.AddRange(await ArrivedAsync(waiting, cancellationToken));
            if (writing.IsFaulted)
            {
                await writing;
            }
        }

        await writing;
        double[] all = [.. lags];
        return new(all.Length, every.TotalSeconds, Percentiles.Of(all, 0.5), Percentiles.Of(all, 0.95));
    }

    private async Task<SyncedTickets> ReadOnceAsync(CancellationToken cancellationToken)
    {
        await using var db = await _tenantDb.OpenAsync(_job, cancellationToken);
        var connection = await ConnectionAsync(db, cancellationToken);
        var people = await KnownPeople.ReadAsync(db, cancellationToken);
        var read = await services
            .GetRequiredService<ConnectionReader>()
            .RunAsync(_job, new(connection, people, new JobProgress()), cancellationToken);
        return read.Problem is { } problem ? throw new CommandException(problem.Words, CommandException.Failed) : read.Tickets;
    }

    private async Task WriteAsync(
        IReadOnlyList<string> ids,
        TimeSpan between,
        ConcurrentDictionary<string, WrittenNote> waiting,
        CancellationToken cancellationToken
    )
    {
        await using var db = await _tenantDb.OpenAsync(_job, cancellationToken);
        var connection = await ConnectionAsync(db, cancellationToken);
        var access = CommandRun.Require(services.GetRequiredService<ConnectionSecrets>().Open(connection));
        var system = services.GetRequiredService<TicketSystems>().Find(connection.Kind)!;
        foreach (var id in ids)
        {
            var sent = Stopwatch.GetTimestamp();
            var written = await system.WriteAsync(access, new(id, Guid.NewGuid(), Note, IsPrivate: true), cancellationToken);
            if (written.Value?.EntryId is not { } entry)
            {
                throw new CommandException(written.Problem?.Words ?? "The system does not number its entries.", CommandException.Failed);
            }

            waiting[id] = new(entry, sent);
            await Task.Delay(between, cancellationToken);
        }
    }

    // in seconds; what has arrived waits no longer
    private async Task<IReadOnlyList<double>> ArrivedAsync(
        ConcurrentDictionary<string, WrittenNote> waiting,
        CancellationToken cancellationToken
    )
    {
        var ids = waiting.Keys.ToList();
        await using var db = await _tenantDb.OpenAsync(_job, cancellationToken);
        var seen = await db
            .TicketLinks.Where(link => link.ConnectionId == connectionId && ids.Contains(link.TicketId))
            .ToDictionaryAsync(link => link.TicketId, link => link.SeenEntry, StringComparer.Ordinal, cancellationToken);
        List<double> lags = [];
        foreach (var id in ids.Where(id => seen.TryGetValue(id, out var last) && last >= waiting[id].Entry))
        {
            waiting.TryRemove(id, out var note);
            lags.Add(Stopwatch.GetElapsedTime(note!.Sent).TotalSeconds);
        }

        return lags;
    }

    private async Task<IReadOnlyList<string>> TicketsAsync(int tickets, CancellationToken cancellationToken)
    {
        await using var db = await _tenantDb.OpenAsync(_job, cancellationToken);
        return await db
            .TicketLinks.Where(link => link.ConnectionId == connectionId && link.CaseId != null && link.Error == null)
            .OrderBy(link => link.TicketId)
            .Select(link => link.TicketId)
            .Take(tickets)
            .ToListAsync(cancellationToken);
    }

    private Task<ConnectionRow> ConnectionAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db.Connections.AsNoTracking().FirstAsync(row => row.Id == connectionId, cancellationToken);

    private sealed record WrittenNote(long Entry, long Sent);
}
