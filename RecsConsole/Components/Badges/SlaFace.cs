namespace RecsConsole.Components.Badges;

/// <summary>The face of a clock at an instant: how full its bar is, in which colour, and the words beside it.</summary>
internal sealed record SlaFace(SlaTimes Times, DateTimeOffset Deadline, DateTimeOffset Now, TimeZoneInfo? Zone)
{
    public int PercentLeft
    {
        get
        {
            var whole = Deadline - (Times.Started ?? Deadline.AddDays(-1));
            if (IsLate || whole <= TimeSpan.Zero)
            {
                return 100; // late: the whole bar is red, since an empty one would show nothing
            }

            var share = Times.Measure?.Invoke(At).Share ?? Left / whole;
            return (int)Math.Clamp(Math.Ceiling(100 * share), 1, 100);
        }
    }

    public string ToneClass =>
        IsLate ? "late"
        : Times.Stopped is null && IsSoon ? "soon"
        : "done";

    /// <summary>What the time is for; null where the words do not tell of time left.</summary>
    public string? For => IsOutsideHours || Times.Paused is not null ? null : Times.For;

    public SlaWords Words =>
        new(Deadline, At, Left, Times.Stopped is not null, Times.Paused, IsOutsideHours, Zone)
        {
            IsWorkingTime = Times.Measure?.Invoke(At) is { IsWorkingTime: true },
        };

    private DateTimeOffset At => Times.Stopped ?? Times.Paused ?? Now;

    private TimeSpan Left => Times.Measure?.Invoke(At).Left ?? Deadline - At;

    private bool IsLate => At > Deadline;

    private bool IsSoon => Times.Measure?.Invoke(At).IsAtRisk ?? PercentLeft < 25;

    // outside business hours the remaining time does not change, so the due time says more
    private bool IsOutsideHours =>
        !IsLate && Times.Stopped is null && Times.Paused is null && Times.Measure?.Invoke(At) is { IsOutsideHours: true };
}
