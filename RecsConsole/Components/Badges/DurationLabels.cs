namespace RecsConsole.Components.Badges;

/// <summary>Durations as people say them: two units at most, and only one where the second would not matter.</summary>
public static class DurationLabels
{
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
