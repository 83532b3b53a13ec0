using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Changes;

/// <summary>
/// Reads the changes table every 500 ms and notifies subscribers (design rule 10). Ids are assigned before their transaction commits, so a
/// later id may become visible first: each poll reads the last <see cref="Overlap"/> ids again and skips those already seen.
/// </summary>
public sealed partial class ChangePoller(TenantDb tenantDb, TimeProvider clock, ILogger<ChangePoller> logger) : BackgroundService
{
    private const int Overlap = 500;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);
    private readonly HashSet<long> _delivered = [];
    private readonly ChangeSubscribers _subscribers = new();
    private long _last = -1;

    /// <summary>
    /// Calls <paramref name="handler"/> for each change of every tenant from now on, in the caller's language, not on its thread. For what
    /// exists once in a process; a page names its topics. Disposing unsubscribes.
    /// </summary>
    public IDisposable Subscribe(Action<Change> handler) => _subscribers.Add(handler);

    /// <summary>The same for changes of these topics only.</summary>
    public IDisposable Subscribe(IReadOnlyCollection<ChangeTopic> topics, Action<Change> handler) => _subscribers.Add(topics, handler);

    /// <summary>Polls once; returns how many changes were new. Public so that tests and the command line need not wait.</summary>
    public async Task<int> PollOnceAsync(CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        if (_last < 0)
        {
            // Skip earlier changes: this process reads their result when it starts.
            _last = await db.Changes.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
            _delivered.UnionWith(
                await db.Changes.Where(row => row.Id > _last - Overlap).Select(row => row.Id).ToListAsync(cancellationToken)
            );
            return 0;
        }

        var rows = await db
            .Changes.AsNoTracking()
            .Where(row => row.Id > _last - Overlap)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var fresh = rows.Where(row => _delivered.Add(row.Id)).Select(ToChange).OfType<Change>().ToList();
        if (rows.Count > 0)
        {
            _last = rows[^1].Id;
            _delivered.RemoveWhere(id => id <= _last - Overlap);
        }

        fresh.ForEach(Tell);
        return fresh.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PollOnceAsync(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                LogPollFailed(e);
                await Task.Delay(s_interval, clock, CancellationToken.None);
            }
        }
    }

    // An unknown kind was written by a newer node; this version ignores it.
    private static Change? ToChange(ChangeRow row) =>
        ColumnCodes.TryParse<ChangeKind>(row.Kind, out var kind) ? new(row.Id, row.TenantId, kind, row.Key) : null;

    private void Tell(Change change)
    {
        foreach (var subscriber in _subscribers.Of(change))
        {
            try
            {
                subscriber.Tell(change);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogNotTold(e, change.Kind); // a failing page must not stop the others or the poller
            }
        }
    }

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Changes could not be read; trying again")]
    private partial void LogPollFailed(Exception exception);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "A subscriber failed on a change of {Kind}")]
    private partial void LogNotTold(Exception exception, ChangeKind kind);
}
