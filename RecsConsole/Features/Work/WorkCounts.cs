using System.Collections.Concurrent;
using RecsConsole.Casework.Waiting;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Work;

/// <summary>
/// How many items of each source wait for each person, shared by all open pages of this process. A number is kept until a change arrives
/// that its source follows: a change of a case asks the one source that reads cases, not all of them for everybody.
/// </summary>
public sealed class WorkCounts : IDisposable
{
    /// <summary>Some items begin or end by the clock alone.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid TenantId, ChangeKind Kind), long> _changes = new();
    private readonly ConcurrentDictionary<(Guid TenantId, Guid PersonId, Type Source), Counted> _counts = new();
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;

    public WorkCounts(ChangePoller poller, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(poller);
        _clock = clock;
        _subscription = poller.Subscribe(change => _changes.AddOrUpdate((change.TenantId, change.Kind), 1, (_, number) => number + 1));
    }

    public void Dispose() => _subscription.Dispose();

    /// <param name="desk">Of the reader, who has just been authorized.</param>
    internal async Task<int> ReadAsync(WaitingDesk desk, IWorkSource source, CancellationToken cancellationToken)
    {
        var tenantId = desk.Scope.Actor.TenantId;
        var key = (tenantId, desk.ReaderId, source.GetType());
        // read before the rows: a change that arrives meanwhile makes the number old
        var (changes, now) = (ChangesOf(tenantId, source), _clock.GetUtcNow());
        if (_counts.TryGetValue(key, out var known) && known.Changes == changes && now - known.At < MaxAge)
        {
            return known.Number;
        }

        var number = await source.IsForAsync(desk, cancellationToken)
            ? (await source.ReadAsync(desk, cancellationToken)).Count(item => item.IsForReader)
            : 0;
        _counts[key] = new(number, changes, now);
        return number;
    }

    // numbers only grow, so an equal sum means that none arrived
    private long ChangesOf(Guid tenantId, IWorkSource source) =>
        source.Follows.Union(WorkChanges.Rights).Sum(kind => _changes.GetValueOrDefault((tenantId, kind)));

    private sealed record Counted(int Number, long Changes, DateTimeOffset At);
}
