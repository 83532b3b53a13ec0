using RecsConsole.Platform.Sessions;

namespace RecsConsole.Platform.Changes;

/// <summary>
/// Notifies an open page that something it shows may have changed in its tenant. Collects changes for a moment, so that a burst causes one
/// read.
/// </summary>
public sealed class PageChanges : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly Guid _tenantId;
    private readonly IReadOnlyList<ChangeKind> _kinds;
    private readonly TimeSpan _gather;
    private readonly Func<IReadOnlyCollection<Change>, Task> _notify;
    private List<Change> _gathered = [];

    /// <param name="kinds">Which changes concern the page.</param>
    /// <param name="gather">How long the first change of a burst waits for more.</param>
    public PageChanges(
        ChangePoller poller,
        Actor actor,
        IReadOnlyList<ChangeKind> kinds,
        TimeSpan gather,
        Func<IReadOnlyCollection<Change>, Task> notify
    )
    {
        ArgumentNullException.ThrowIfNull(poller);
        ArgumentNullException.ThrowIfNull(actor);
        (_tenantId, _kinds, _gather, _notify) = (actor.TenantId, kinds, gather, notify);
        _subscription = poller.Subscribe(Take);
    }

    /// <summary>The same for a page that reloads everything after any change.</summary>
    public PageChanges(ChangePoller poller, Actor actor, IReadOnlyList<ChangeKind> kinds, TimeSpan gather, Func<Task> notify)
        : this(poller, actor, kinds, gather, _ => notify()) { }

    public void Dispose()
    {
        _subscription.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    // Runs on the poller's thread, so it returns at once.
    private void Take(Change change)
    {
        if (change.TenantId != _tenantId || !_kinds.Contains(change.Kind))
        {
            return;
        }

        lock (_gate)
        {
            _gathered.Add(change);
            if (_gathered.Count > 1)
            {
                return; // the first change of the burst has already started the wait
            }
        }

        _ = NotifySoonAsync();
    }

    private async Task NotifySoonAsync()
    {
        try
        {
            await Task.Delay(_gather, _end.Token);
            List<Change> changes;
            lock (_gate)
            {
                (changes, _gathered) = (_gathered, []); // before reading, so that changes during the read cause another one
            }

            await _notify(changes);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or AccessRevokedException)
        {
            // the page was left, or the session ended
        }
    }
}
