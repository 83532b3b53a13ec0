using System.Collections.Concurrent;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Audits views of cases, documents and people's data in batches every second, so that readers wait for no write. A page that reloads its
/// case counts as one view. A killed process loses at most its last second of views; decisions and responses are never written this way.
/// </summary>
public sealed partial class ViewLog(TenantDb tenantDb, AuditTrail trail, TimeProvider clock, ILogger<ViewLog> logger) : BackgroundService
{
    /// <summary>Repeated reads of an object by the same person within this time are one view.</summary>
    public static readonly TimeSpan SameView = TimeSpan.FromMinutes(5);

    private const int MaxWaiting = 20_000;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<SeenObject> _waiting = new();
    private readonly ConcurrentDictionary<(Guid, Guid, string, string), DateTimeOffset> _lately = new();

    /// <summary>Queues the view of an object. Returns at once.</summary>
    public void Note(Actor actor, AuditEvent view)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(view);
        var now = clock.GetUtcNow();
        var key = (actor.TenantId, actor.PersonId, view.Operation, view.ObjectId);
        if (_lately.TryGetValue(key, out var before) && now - before < SameView)
        {
            return;
        }

        _lately[key] = now;
        _waiting.Enqueue(new(actor, view, now));
    }

    /// <summary>Writes the queued views. Public so that tests and the command line need not wait.</summary>
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        List<SeenObject> taken = [];
        while (_waiting.TryDequeue(out var seen))
        {
            taken.Add(seen);
        }

        foreach (var tenant in taken.GroupBy(seen => seen.Actor.TenantId))
        {
            try
            {
                await WriteAsync([.. tenant], cancellationToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException) // keep the views whatever failed
            {
                PutBack(tenant);
                LogNotWritten(e, _waiting.Count);
            }
        }

        return taken.Count;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken); // no longer than the host allows
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(CancellationToken.None);
                Forget();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes the rest
        }
    }

    private async Task WriteAsync(List<SeenObject> seen, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(seen[0].Actor, cancellationToken);
        foreach (var (actor, view, at) in seen)
        {
            trail.Append(db, actor.PersonOrNull, view, at);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void PutBack(IEnumerable<SeenObject> seen)
    {
        foreach (var each in seen.Take(Math.Max(0, MaxWaiting - _waiting.Count)))
        {
            _waiting.Enqueue(each);
        }
    }

    private void Forget()
    {
        var since = clock.GetUtcNow() - SameView;
        foreach (var (key, at) in _lately)
        {
            if (at < since)
            {
                _lately.TryRemove(key, out _);
            }
        }
    }

    [LoggerMessage(EventId = 113, Level = LogLevel.Error, Message = "Views could not be written down; {Waiting} wait")]
    private partial void LogNotWritten(Exception exception, int waiting);

    private sealed record SeenObject(Actor Actor, AuditEvent View, DateTimeOffset At);
}
