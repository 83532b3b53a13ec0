using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework;

/// <summary>Tells a page which cases of its tenant moved, gathered for a moment so that a burst makes it read once.</summary>
public sealed class CaseChanges : IDisposable
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly Guid _tenantId;
    private readonly Func<IReadOnlySet<Guid>, Task> _tell;
    private HashSet<Guid> _moved = [];

    public CaseChanges(ChangePoller poller, Actor actor, Func<IReadOnlySet<Guid>, Task> tell)
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

    private void Take(Change change)
    {
        if (change.TenantId != _tenantId || change.Kind != ChangeKind.Case || !Guid.TryParse(change.Key, out var id))
        {
            return;
        }

        lock (_gate)
        {
            _moved.Add(id);
            if (_moved.Count > 1)
            {
                return; // the first one of the burst already waits
            }
        }

        _ = TellSoonAsync();
    }

    private async Task TellSoonAsync()
    {
        try
        {
            await Task.Delay(s_gather, _end.Token);
            HashSet<Guid> moved;
            lock (_gate)
            {
                (moved, _moved) = (_moved, []);
            }

            await _tell(moved);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the page was left
        }
    }
}
