namespace RecsConsole.E2E;

/// <summary>
/// A clock that runs, set to the coming Wednesday morning. The demo's cases, their deadlines and who is at work depend on the hour of its first start: this way
/// every run meets the same desk. Never behind the browser's clock, which would drop its cookies as expired.
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
    /// Until it is disposed, no time passes that is measured, so that what holds for a second holds for as long as a busy machine needs. The time of day goes on.
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
