using System.Globalization;

namespace RecsConsole.Tenancy.Calendars;

/// <summary>Display texts for the hours of a week.</summary>
public static class WeekLabels
{
    private const int DaysOfAWeek = 7;

    /// <summary>The days of a week, Monday first; 0 is Sunday.</summary>
    public static IReadOnlyList<int> Days { get; } = [1, 2, 3, 4, 5, 6, 0];

    /// <summary>
    /// "Mon–Thu 08:00–12:00, 13:00–17:30; Fri 08:00–12:00": consecutive days with the same hours form one run; empty without hours.
    /// </summary>
    public static string Of(IReadOnlyCollection<HoursSetting> hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        List<(int First, int Last, string Text)> runs = [];
        foreach (var day in Days)
        {
            var text = OfDay(hours, day);
            if (runs is [.., var last] && string.Equals(last.Text, text, StringComparison.Ordinal))
            {
                runs[^1] = last with { Last = day };
            }
            else
            {
                runs.Add((day, day, text));
            }
        }

        return string.Join(
            "; ",
            runs.Where(run => run.Text.Length > 0)
                .Select(run => run.First == run.Last ? $"{Name(run.First)} {run.Text}" : $"{Name(run.First)}–{Name(run.Last)} {run.Text}")
        );
    }

    private static string OfDay(IEnumerable<HoursSetting> hours, int day) =>
        string.Join(
            ", ",
            hours
                .Where(each => each.Day % DaysOfAWeek == day)
                .OrderBy(each => each.From, StringComparer.Ordinal)
                .Select(each => $"{each.From}–{each.To}")
        );

    private static string Name(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)day);
}
