using System.Globalization;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants;

/// <summary>Display texts for a calendar.</summary>
public static class CalendarLabels
{
    private const int DaysOfAWeek = 7;

    public static string Day(int day) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)(((day % DaysOfAWeek) + DaysOfAWeek) % DaysOfAWeek));

    public static string Hours(CalendarSetting calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.NeverCloses() ? Texts.AroundTheClock : WeekLabels.Of(calendar.Hours);
    }

    /// <summary>The hours of a day as typed: 08:00-12:00, 13:00-17:30.</summary>
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

    /// <summary>The calendar with the typed hours of a day; unreadable parts stay for the rules to report.</summary>
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
