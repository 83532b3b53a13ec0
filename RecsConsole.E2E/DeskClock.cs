namespace RecsConsole.E2E;

/// <summary>
/// A running clock that starts on the next Wednesday morning. The demo's cases, deadlines and shifts depend on the hour of the first start,
/// so every run sees the same desk. The clock is never behind the browser's clock; otherwise the browser would drop cookies as expired.
/// </summary>
internal sealed class DeskClock : TimeProvider
{
    private const int DaysOfAWeek = 7;
    private static readonly TimeSpan s_morning = TimeSpan.FromHours(8.5);
    private readonly TimeSpan _ahead = Ahead(System.GetUtcNow());

    private long? _held;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public override long GetTimestamp() => _held ?? base.GetTimestamp();

    /// <summary>
    /// Stops measured time until disposed, so that a delay of one second lasts as long as a busy machine needs. The time of day continues.
    /// </summary>
    public IDisposable HoldMeasuredTime()
    {
        _held = base.GetTimestamp();
        return new Hold(this);
    }

    private static TimeSpan Ahead(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var days = ((int)DayOfWeek.Wednesday - (int)now.UtcDateTime.DayOfWeek + DaysOfAWeek) % DaysOfAWeek;
        var wednesday = today.AddDays(days) + s_morning;
        return (wednesday < now ? wednesday.AddDays(DaysOfAWeek) : wednesday) - now;
    }

    private sealed class Hold(DeskClock clock) : IDisposable
    {
        public void Dispose() => clock._held = null;
    }
}
