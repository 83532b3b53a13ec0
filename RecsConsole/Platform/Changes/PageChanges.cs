using RecsConsole.Platform.Sessions;

namespace RecsConsole.Platform.Changes;

/// <summary>
/// Tells an open page that something it shows may have moved in its tenant, gathered for a moment so that a burst makes it read once.
/// </summary>
public sealed class PageChanges : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly Guid _tenantId;
    private readonly IReadOnlyList<ChangeKind> _kinds;
    private readonly TimeSpan _gather;
    private readonly Func<Task> _tell;
    private int _isWaiting;

    /// <param name="kinds">What concerns the page.</param>
    /// <param name="gather">How long the first change of a burst waits for the others.</param>
    public PageChanges(ChangePoller poller, Actor actor, IReadOnlyList<ChangeKind> kinds, TimeSpan gather, Func<Task> tell)
    {
        ArgumentNullException.ThrowIfNull(poller);
        ArgumentNullException.ThrowIfNull(actor);
        (_tenantId, _kinds, _gather, _tell) = (actor.TenantId, kinds, gather, tell);
        _subscription = poller.Subscribe(Take);
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    // On the poller's thread: returns at once.
    private void Take(Change change)
    {
        if (change.TenantId == _tenantId && _kinds.Contains(change.Kind) && Interlocked.Exchange(ref _isWaiting, 1) == 0)
        {
            _ = TellSoonAsync();
        }
    }

    private async Task TellSoonAsync()
    {
        try
        {
            await Task.Delay(_gather, _end.Token);
            Interlocked.Exchange(ref _isWaiting, 0); // before reading: what moves while it reads is read again
            await _tell();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or AccessRevokedException)
        {
            // the page was left, or leaves because the session ended
        }
    }
}
