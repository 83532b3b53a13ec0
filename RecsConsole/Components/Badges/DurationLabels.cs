using System.Globalization;

namespace RecsConsole.Components.Badges;

/// <summary>Durations as people say them: two units at most, and only one where the second would not matter.</summary>
public static class DurationLabels
{
    public static string Of(TimeSpan duration)
    {
        var (days, hours, minutes) = (duration.Days, duration.Hours, duration.Minutes);
        FormattableString words = (days, hours, minutes) switch
        {
            (>= 2, _, _) => $"{days} d",
            (1, 0, _) => $"1 d",
            (1, _, _) => $"1 d {hours} h",
            (0, >= 1, 0) => $"{hours} h",
            (0, >= 1, _) => $"{hours} h {minutes:00} m",
            (0, 0, >= 1) => $"{minutes} m",
            _ => $"under 1 m",
        };
        return words.ToString(CultureInfo.InvariantCulture);
    }
}
