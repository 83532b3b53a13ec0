namespace RecsConsole.Components.Badges;

/// <summary>The clock of a case in words: "3 h 12 m left", "2 h 48 m late", "On time".</summary>
/// <param name="At">The time of the reading: now, or when the clock stopped.</param>
/// <param name="Left">Time left on the clock; negative once late.</param>
/// <param name="Paused">Since when the clock is paused; null while it runs.</param>
/// <param name="IsOutsideHours">Outside business hours.</param>
internal sealed record SlaWords(
    DateTimeOffset Deadline,
    DateTimeOffset At,
    TimeSpan Left,
    bool IsStopped,
    DateTimeOffset? Paused,
    bool IsOutsideHours,
    TimeZoneInfo? Zone
)
{
    /// <summary>The time is working time, so a day of it is not a calendar day.</summary>
    public bool IsWorkingTime { get; init; }

    private string Time => DurationLabels.Clock(Left.Duration(), IsWorkingTime);

    /// <summary>The text next to the bar.</summary>
    /// <param name="isShort">For a table whose column heading already says SLA: "3 h 12 m" without "left".</param>
    public string Line(bool isShort) =>
        At > Deadline ? SharedTexts.Late.With(Time)
        : IsStopped ? SharedTexts.InTime
        : Paused is not null ? SharedTexts.ClockPaused
        : IsOutsideHours ? SharedTexts.Due.With(InstantLabels.Of(Deadline, At, Zone))
        : isShort ? Time
        : SharedTexts.TimeLeft.With(Time);

    /// <summary>The exact times, shown on hover.</summary>
    public string Exact =>
        Paused is { } since && !IsStopped ? SharedTexts.ClockPausedSince.With(InstantLabels.Exact(since, Zone), Time)
        : IsOutsideHours ? SharedTexts.DueWithPausedClock.With(InstantLabels.Exact(Deadline, Zone), Time)
        : SharedTexts.Due.With(InstantLabels.Exact(Deadline, Zone));
}
