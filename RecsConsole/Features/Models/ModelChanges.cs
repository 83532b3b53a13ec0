using RecsConsole.Platform;

namespace RecsConsole.Features.Models;

/// <summary>
/// Tells an open page that a model, a training or a right of its tenant moved, gathered for a moment so that a burst makes it read once.
/// </summary>
public sealed class ModelChanges : IDisposable
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly Guid _tenantId;
    private readonly Func<Task> _tell;
    private int _isWaiting;

    public ModelChanges(ChangePoller poller, Actor actor, Func<Task> tell)
    {
        ArgumentNullException.ThrowIfNull(poller);
        ArgumentNullException.ThrowIfNull(actor);
        (_tenantId, _tell) = (actor.TenantId, tell);
        _subscription = poller.Subscribe(Take);
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    private void Take(Change change)
    {
        var concerns =
            change.Kind
            is ChangeKind.Model
                or ChangeKind.Job
                or ChangeKind.Permission
                or ChangeKind.Person;
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
            Interlocked.Exchange(ref _isWaiting, 0); // what moves while the page reads makes it read again
            await _tell();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the page was left
        }
    }
}
