namespace RecsConsole.Components.Badges;

/// <summary>Durations in everyday words: two units at most, and only one when the second would not matter.</summary>
public static class DurationLabels
{
    private const int MinutesMatterHours = 24;

    /// <summary>Working time in hours, since a working day is not a calendar day.</summary>
    public static string Working(TimeSpan duration) =>
        duration.TotalHours < 1 ? Of(duration)
        : duration.Minutes == 0 ? SharedTexts.Hours.With((int)duration.TotalHours)
        : SharedTexts.HoursAndMinutes.With((int)duration.TotalHours, duration.Minutes);

    /// <summary>The reading of a clock: the same words wherever the same clock is shown.</summary>
    /// <param name="isWorking">The clock counts working hours only.</param>
    public static string Clock(TimeSpan duration, bool isWorking) =>
        !isWorking ? Of(duration)
        : duration.TotalHours < MinutesMatterHours ? Working(duration)
        : SharedTexts.Hours.With((int)duration.TotalHours);

    /// <summary>Between two instants that are both shown to the minute: a reader who subtracts them gets the same.</summary>
    public static string Between(DateTimeOffset from, DateTimeOffset to) => Of(MinuteOf(to) - MinuteOf(from));

    /// <summary>A limit with the instant at which it ends beside it: a reader who adds it up gets the same.</summary>
    public static string Limit(TimeSpan duration) =>
        duration is { Days: >= 2, Hours: > 0 } ? SharedTexts.DaysAndHours.With(duration.Days, duration.Hours) : Of(duration);

    public static string Of(TimeSpan duration)
    {
        var (days, hours, minutes) = (duration.Days, duration.Hours, duration.Minutes);
        return (days, hours, minutes) switch
        {
            (>= 2, _, _) => SharedTexts.Days.With(days),
            (1, 0, _) => SharedTexts.Days.With(1),
            (1, _, _) => SharedTexts.DaysAndHours.With(1, hours),
            (0, >= 1, 0) => SharedTexts.Hours.With(hours),
            (0, >= 1, _) => SharedTexts.HoursAndMinutes.With(hours, minutes),
            (0, 0, >= 1) => SharedTexts.Minutes.With(minutes),
            _ => SharedTexts.UnderOneM,
        };
    }

    // offsets of time zones are whole minutes
    private static DateTimeOffset MinuteOf(DateTimeOffset instant) => instant.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMinute));
}
