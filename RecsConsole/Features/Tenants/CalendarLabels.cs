using System.Globalization;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants;

/// <summary>A calendar as people read it.</summary>
public static class CalendarLabels
{
    private const int DaysOfAWeek = 7;

    /// <summary>The days of a week as people count them: Monday first; 0 is Sunday.</summary>
    public static IReadOnlyList<int> Days { get; } = [1, 2, 3, 4, 5, 6, 0];

    public static string Day(int day) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)(((day % DaysOfAWeek) + DaysOfAWeek) % DaysOfAWeek));

    public static string Hours(CalendarSetting calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.Hours.Count == 0)
        {
            return Texts.AroundTheClock;
        }

        List<(int First, int Last, string Text)> runs = [];
        foreach (var day in Days)
        {
            var text = HoursOf(calendar, day);
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
            ", ",
            runs.Where(run => run.Text.Length > 0)
                .Select(run =>
                    run.First == run.Last ? $"{Day(run.First)[..3]} {run.Text}" : $"{Day(run.First)[..3]}–{Day(run.Last)[..3]} {run.Text}"
                )
        );
    }

    /// <summary>Hours of a day as they are typed: 08:00-12:00, 13:00-17:30.</summary>
    public static string HoursOf(CalendarSetting calendar, int day)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return string.Join(
            ", ",
            calendar
                .Hours.Where(hours => hours.Day == day)
                .OrderBy(hours => hours.From, StringComparer.Ordinal)
                .Select(hours => $"{hours.From}-{hours.To}")
        );
    }

    /// <summary>The calendar with the hours of a day as they were typed; what cannot be read stays for the rules to name.</summary>
    public static CalendarSetting WithHours(CalendarSetting calendar, int day, string? typed)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var parts = (typed ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var hours = parts.Select(part =>
        {
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            return new HoursSetting(day, Padded(ends[0]), ends.Length > 1 ? Padded(ends[1]) : "");
        });
        return calendar with
        {
            Hours =
            [
                .. calendar
                    .Hours.Where(each => each.Day != day)
                    .Concat(hours)
                    .OrderBy(each => each.Day)
                    .ThenBy(each => each.From, StringComparer.Ordinal),
            ],
        };
    }

    // 8:00 is 08:00
    private static string Padded(string time) => time.IndexOf(':', StringComparison.Ordinal) == 1 ? "0" + time : time;
}
