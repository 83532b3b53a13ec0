using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>The hours that a clock counts, as people read them.</summary>
public static class CalendarHourLabels
{
    /// <param name="calendar">Null, or without hours: every hour counts.</param>
    public static string Of(BusinessCalendar? calendar) =>
        calendar is not { Hours.Count: > 0 }
            ? CaseworkTexts.EveryHourCounts
            : CaseworkTexts.CalendarHours.With(WeekWords.Of([.. calendar.Hours.Select(HoursSetting.Of)]), calendar.TimeZone);
}
