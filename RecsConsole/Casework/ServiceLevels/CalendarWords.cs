using System.Globalization;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The hours that a clock counts, as people read them.</summary>
public static class CalendarWords
{
    private const int DaysOfAWeek = 7;

    /// <param name="calendar">Null, or without hours: every hour counts.</param>
    public static string Of(BusinessCalendar? calendar) =>
        calendar is not { Hours.Count: > 0 }
            ? CaseworkTexts.EveryHourCounts
            : CaseworkTexts.CalendarHours.With(
                string.Join(
                    "; ",
                    calendar
                        .Hours.GroupBy(hours => (hours.From, hours.To))
                        .Select(same => $"{Days(same)} {same.Key.From:HH:mm}–{same.Key.To:HH:mm}")
                ),
                calendar.TimeZone
            );

    // the week begins on Monday here; days that follow each other are one run
    private static string Days(IEnumerable<BusinessHours> hours)
    {
        var days = hours.Select(each => (each.Day + DaysOfAWeek - 1) % DaysOfAWeek).Distinct().Order().ToList();
        return days.Count > 2 && days[^1] - days[0] == days.Count - 1
            ? $"{Name(days[0])}–{Name(days[^1])}"
            : string.Join(", ", days.Select(Name));
    }

    private static string Name(int fromMonday) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((fromMonday + 1) % DaysOfAWeek));
}
