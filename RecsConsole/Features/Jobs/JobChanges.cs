using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs;

/// <summary>Tells a page that jobs of its tenant, or the rights to them, moved; gathered for a moment so that a busy run makes it read twice a second at most.</summary>
public sealed class JobChanges : IDisposable
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(400);
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly Guid _tenantId;
    private readonly Func<Task> _tell;
    private int _isWaiting;

    public JobChanges(ChangePoller poller, Actor actor, Func<Task> tell)
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
        var concerns = change.Kind is ChangeKind.Job or ChangeKind.Permission or ChangeKind.Person; // a lost right takes the page away
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
            Interlocked.Exchange(ref _isWaiting, 0); // before reading: what moves while it reads is read again
            await _tell();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the page was left
        }
    }
}
