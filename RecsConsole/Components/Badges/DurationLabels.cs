namespace RecsConsole.Components.Badges;

/// <summary>Durations in everyday words: two units at most, and only one when the second would not matter.</summary>
public static class DurationLabels
{
    /// <summary>Working time in hours, since a working day is not a calendar day.</summary>
    public static string Working(TimeSpan duration) =>
        duration.TotalHours < 1 ? Of(duration)
        : duration.Minutes == 0 ? SharedTexts.Hours.With((int)duration.TotalHours)
        : SharedTexts.HoursAndMinutes.With((int)duration.TotalHours, duration.Minutes);

    /// <summary>The largest unit alone, for little space.</summary>
    public static string Brief(TimeSpan duration) =>
        duration switch
        {
            { Days: >= 1 } => SharedTexts.Days.With(duration.Days),
            { Hours: >= 1 } => SharedTexts.Hours.With(duration.Hours),
            _ => Of(duration),
        };

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
}
