using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>
/// Notifies an open page when a source of its tenant's facts changes (<see cref="FactsVersion"/>): immediately, but at most every ten
/// seconds; permission changes always immediately. Changes of its own case are reported elsewhere.
/// </summary>
public sealed class SlateChanges : IDisposable
{
    private static readonly TimeSpan s_leastApart = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IDisposable _subscription;
    private readonly TimeProvider _clock;
    private readonly Func<bool, Task> _notify;
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;
    private bool _isWaiting;

    /// <param name="notify">Told whether a permission changed: what is shown may then no longer be shown.</param>
    public SlateChanges(ChangePoller poller, TimeProvider clock, Actor actor, Func<bool, Task> notify)
    {
        ArgumentNullException.ThrowIfNull(poller);
        ArgumentNullException.ThrowIfNull(actor);
        (_clock, _notify) = (clock, notify);
        _subscription = poller.Subscribe([.. FactsVersion.Follows.Select(kind => new ChangeTopic(actor.TenantId, kind))], Take);
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _end.Cancel();
        _end.Dispose();
    }

    private void Take(Change change)
    {
        TimeSpan wait;
        var isUrgent = change.Kind == ChangeKind.Permission;
        lock (_gate)
        {
            if (_isWaiting && !isUrgent)
            {
                return; // the pending notification will cover this change too
            }

            var now = _clock.GetUtcNow();
            wait = isUrgent || _nextAt <= now ? TimeSpan.Zero : _nextAt - now;
            (_isWaiting, _nextAt) = (true, now + wait + s_leastApart);
        }

        _ = NotifyLaterAsync(wait, isUrgent);
    }

    private async Task NotifyLaterAsync(TimeSpan wait, bool isUrgent)
    {
        try
        {
            await Task.Delay(wait, _clock, _end.Token);
            lock (_gate)
            {
                _isWaiting = false;
            }

            await _notify(isUrgent);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the page was left
        }
    }
}
