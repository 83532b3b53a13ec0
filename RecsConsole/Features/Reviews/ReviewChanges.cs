using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews;

/// <summary>
/// Tells an open review page that something it shows may have moved: a study, a case, a person or a right. Gathered for a moment so that a burst
/// makes it read once.
/// </summary>
internal sealed class ReviewChanges : IDisposable
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly Guid _tenantId;
    private readonly Func<Task> _tell;
    private int _isWaiting;

    public ReviewChanges(ChangePoller poller, Actor actor, Func<Task> tell)
    {
        (_tenantId, _tell) = (actor.TenantId, tell);
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
        var concerns =
            change.Kind
            is ChangeKind.Study
                or ChangeKind.Case
                or ChangeKind.Person
                or ChangeKind.Permission;
        if (
            change.TenantId == _tenantId
            && concerns
            && Interlocked.Exchange(ref _isWaiting, 1) == 0
        )
        {
            _ = TellSoonAsync();
        }
    }

    private async Task TellSoonAsync()
    {
        try
        {
            await Task.Delay(s_gather, _end.Token);
            Interlocked.Exchange(ref _isWaiting, 0);
            await _tell();
        }
        catch (Exception e)
            when (e
                    is OperationCanceledException
                        or ObjectDisposedException
                        or AccessRevokedException
            )
        {
            // the page was left, or leaves because the session ended
        }
    }
}
