using System.Threading.Channels;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Presence;

/// <summary>
/// Tells the other nodes of a database who is on a case here, and hears it from them, through the change feed. A node alone writes one row a
/// minute to be found; a file of SQLite belongs to one process, and nothing is written. What is lost is told again soon, and a node that
/// falls silent is forgotten, so no failure here reaches a page.
/// </summary>
public sealed partial class PresenceExchange(
    CasePresence presence,
    ChangePoller changes,
    TenantDb tenantDb,
    DatabaseConnection connection,
    TimeProvider clock,
    ILogger<PresenceExchange> logger
) : BackgroundService
{
    /// <summary>How often a node says that it is there.</summary>
    public static readonly TimeSpan Hello = TimeSpan.FromMinutes(1);

    /// <summary>A node that said nothing for this long is gone.</summary>
    public static readonly TimeSpan NodeSilence = TimeSpan.FromSeconds(150);

    /// <summary>The least time between two writes of a node.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    // the feed rereads its last 500 ids every half second, in which other changes must have time to commit
    internal const int MaxAtOnce = 100;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_deletion = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_abandoned = TimeSpan.FromHours(1);

    private readonly string _node = Guid.NewGuid().ToString("N")[..8];
    private readonly Channel<Change?> _woken = Channel.CreateUnbounded<Change?>(); // null: somebody moved here
    private readonly Dictionary<string, DateTimeOffset> _nodes = new(StringComparer.Ordinal);
    private readonly VisitorNames _names = new();
    private readonly Queue<(long Id, DateTimeOffset At)> _written = new();
    private readonly ToldVisits _told = new();
    private DateTimeOffset? _saidHelloAt;
    private long? _wroteAt;

    /// <summary>Begins to listen, until disposed.</summary>
    public IDisposable Join()
    {
        presence.Moved = Wake;
        return changes.Subscribe(Note);
    }

    /// <summary>One round, a while after the last write: hear, forget and tell. Public so that tests need no loop.</summary>
    public async Task RunRoundAsync(CancellationToken cancellationToken)
    {
        await KeepApartAsync(cancellationToken);
        while (_woken.Reader.TryRead(out var change))
        {
            if (change is not null)
            {
                await HearAsync(change, cancellationToken);
            }
        }

        presence.ForgetSilent();
        await TellAsync(Timestamps.Round(clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Who is here is here no longer: says so, as far as one write and the patience of the host go.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is { IsCompleted: false })
        {
            return; // the host waits no longer, and a round is still at work
        }

        try
        {
            var now = Timestamps.Round(clock.GetUtcNow());
            await WriteAsync(DueOf([], now), isHelloDue: false, now, cancellationToken); // at once: nothing follows it
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNoGoodbye(e); // the others forget who was here by themselves
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (connection.Provider == DatabaseProvider.Sqlite)
        {
            return;
        }

        using var listening = Join();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunRoundAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogNotExchanged(e); // the database is unavailable, or a page failed: this loop must survive it
                await Task.Delay(s_round, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        presence.Moved = null; // pages may outlive this loop, and nobody reads what they would write
    }

    // Runs on the poller's thread, so it returns at once.
    private void Note(Change change)
    {
        if (change.Kind is ChangeKind.Presence or ChangeKind.Person or ChangeKind.Permission)
        {
            _woken.Writer.TryWrite(change);
        }
    }

    private void Wake() => _woken.Writer.TryWrite(null);

    private async Task KeepApartAsync(CancellationToken cancellationToken)
    {
        if (_wroteAt is { } wroteAt && Apart - clock.GetElapsedTime(wroteAt) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    // until somebody moves, here or there, or a round is due
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_round);
        try
        {
            await _woken.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // the round is due
        }
    }

    private async Task HearAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Kind != ChangeKind.Presence)
        {
            _names.Forget(change); // a person's name may have changed
        }
        else if (PresenceBeat.Parse(change.Key) is { } beat && !string.Equals(beat.Node, _node, StringComparison.Ordinal))
        {
            Meet(beat.Node);
            if (beat.IsOnCase && change.TenantId != Guid.Empty)
            {
                await HearAsync(beat, new(change.TenantId, beat.CaseId, beat.PersonId), cancellationToken);
            }
        }
    }

    private async Task HearAsync(PresenceBeat beat, VisitPlace place, CancellationToken cancellationToken)
    {
        if (beat.Activity is { } activity && await _names.OfAsync(place, tenantDb, cancellationToken) is { } name)
        {
            presence.Hear(beat.Node, place, name, activity);
        }
        else
        {
            presence.Silence(beat.Node, place);
        }
    }

    // answers a node that is new here, which may not know of this one
    private void Meet(string node)
    {
        var now = clock.GetUtcNow();
        if (!_nodes.TryGetValue(node, out var seen) || now - seen > NodeSilence)
        {
            _saidHelloAt = null;
            _told.Clear();
        }

        _nodes[node] = now;
    }

    private async Task TellAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isHelloDue = _saidHelloAt is not { } said || (now - said).Duration() >= Hello;
        var due = DueOf(presence.Here(), now);
        await WriteAsync(due, isHelloDue, now, cancellationToken);
        if (due.Count == MaxAtOnce)
        {
            Wake(); // the rest in the next round
        }
    }

    // nothing while no other node listens
    private IReadOnlyList<DueVisit> DueOf(Dictionary<VisitPlace, CaseActivity> here, DateTimeOffset now) =>
        _nodes.Values.Any(seen => now - seen <= NodeSilence) ? _told.Due(here, now, MaxAtOnce) : [];

    private async Task WriteAsync(IReadOnlyList<DueVisit> due, bool isHelloDue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (due.Count == 0 && !isHelloDue)
        {
            return;
        }

        List<ChangeRow> rows = [.. due.Select(visit => RowOf(visit, now))];
        if (isHelloDue)
        {
            rows.Add(RowOf(Guid.Empty, PresenceBeat.Hello(_node), now));
        }

        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        db.Changes.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        _wroteAt = clock.GetTimestamp();
        _told.Note(due, now);
        rows.ForEach(row => _written.Enqueue((row.Id, now)));
        if (isHelloDue)
        {
            _saidHelloAt = now;
            await ClearAsync(db, now, cancellationToken);
        }
    }

    private ChangeRow RowOf(DueVisit visit, DateTimeOffset now) =>
        RowOf(visit.Place.TenantId, new(_node, visit.Place.CaseId, visit.Place.PersonId, visit.Activity), now);

    private static ChangeRow RowOf(Guid tenantId, PresenceBeat beat, DateTimeOffset now) =>
        new()
        {
            TenantId = tenantId,
            At = now,
            Kind = ChangeKind.Presence.ToCode(),
            Key = beat.Key,
        };

    // Everybody has heard them. What a node that ended left, with no tenant whose upkeep would remove it, goes too.
    private async Task ClearAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<long> old = [];
        while (_written.TryPeek(out var row) && now - row.At >= s_deletion)
        {
            old.Add(_written.Dequeue().Id);
        }

        if (old.Count > 0)
        {
            await DeleteInParts.RunAsync(db, db.Changes.Where(row => old.Contains(row.Id)), cancellationToken);
        }

        var (kind, before) = (ChangeKind.Presence.ToCode(), now - s_abandoned);
        var abandoned = db.Changes.Where(row => row.TenantId == Guid.Empty && row.Kind == kind && row.At < before);
        await DeleteInParts.RunAsync(db, abandoned, cancellationToken);
    }

    [LoggerMessage(
        EventId = 1710,
        Level = LogLevel.Warning,
        Message = "Who is on which case could not be exchanged with other nodes; trying again"
    )]
    private partial void LogNotExchanged(Exception exception);

    [LoggerMessage(
        EventId = 1711,
        Level = LogLevel.Warning,
        Message = "Other nodes could not be told that nobody is on a case here any more"
    )]
    private partial void LogNoGoodbye(Exception exception);
}
