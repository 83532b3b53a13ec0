using RecsConsole.Platform.Sessions;

namespace RecsConsole.Platform.Changes;

/// <summary>
/// Notifies an open page that something it shows may have changed in its tenant. Collects changes for a moment, so that a burst causes one
/// read.
/// </summary>
/// <param name="gather">How long the first change of a burst waits for more.</param>
public sealed class PageChanges(ChangePoller poller, TimeSpan gather, Func<IReadOnlyCollection<Change>, Task> notify) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<ChangeTopic> _topics = [];
    private IDisposable? _subscription;
    private List<Change> _gathered = [];

    /// <summary>The page listens to these topics from now on. What was collected for earlier ones is still reported.</summary>
    public void Follow(IReadOnlyList<ChangeTopic> topics)
    {
        ArgumentNullException.ThrowIfNull(topics);
        if (_topics.SequenceEqual(topics))
        {
            return;
        }

        var earlier = _subscription;
        (_topics, _subscription) = (topics, poller.Subscribe(topics, Take)); // before the earlier one ends, so that no change is missed
        earlier?.Dispose();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    // Runs on the poller's thread, so it returns at once.
    private void Take(Change change)
    {
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
            await Task.Delay(gather, _end.Token);
            List<Change> changes;
            lock (_gate)
            {
                (changes, _gathered) = (_gathered, []); // before reading, so that changes during the read cause another one
            }

            await notify(changes);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or AccessRevokedException)
        {
            // the page was left, or the session ended
        }
    }
}
