namespace RecsConsole.Connectors;

/// <summary>
/// The pace of the requests to one connection: those of a second at once, then one by one, and none while the other system asked for a
/// pause.
/// </summary>
internal sealed class RequestPace(TimeProvider clock, int perSecond)
{
    private static readonly TimeSpan s_atOnce = TimeSpan.FromSeconds(1);

    // a system that names a day has a wrong clock, or means a person
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _taken;
    private TimeSpan _pausedUntil;

    /// <summary>What is left of a pause; null when there is none.</summary>
    public TimeSpan? Pause
    {
        get
        {
            lock (_gate)
            {
                var left = _pausedUntil - Now;
                return left > TimeSpan.Zero ? left : null;
            }
        }
    }

    private TimeSpan Now => clock.GetElapsedTime(_start);

    private TimeSpan Place => s_atOnce / perSecond;

    /// <summary>Waits for the turn of one more request; one that gives up leaves its place to another.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = Take();
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            GiveBack();
            throw;
        }
    }

    public void PauseFor(TimeSpan time)
    {
        lock (_gate)
        {
            var until = Now + (time < s_longestPause ? time : s_longestPause);
            _pausedUntil = _pausedUntil > until ? _pausedUntil : until;
        }
    }

    // how long to wait for the place that was taken
    private TimeSpan Take()
    {
        lock (_gate)
        {
            var now = Now;
            _taken = (_taken > now ? _taken : now) + Place;
            return _taken - now - s_atOnce;
        }
    }

    private void GiveBack()
    {
        lock (_gate)
        {
            _taken -= Place;
        }
    }
}
