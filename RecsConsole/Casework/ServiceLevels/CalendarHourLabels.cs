using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>Display texts of the hours a clock counts.</summary>
public static class CalendarHourLabels
{
    /// <param name="calendar">Null, or around the clock: every hour counts.</param>
    public static string Of(BusinessCalendar? calendar) =>
        calendar is null or { IsAroundTheClock: true }
            ? CaseworkTexts.EveryHourCounts
            : CaseworkTexts.CalendarHours.With(WeekLabels.Of([.. calendar.Hours.Select(HoursSetting.For)]), calendar.TimeZone);
}
