namespace RecsConsole.Tenancy.Calendars;

/// <summary>Counts working days for due dates.</summary>
public static class BusinessDays
{
    private const int MaxDays = 400; // a calendar with only holidays would loop for ever

    /// <summary>
    /// The same time of day, <paramref name="days"/> working days later; without a calendar, or around the clock, Monday to Friday.
    /// </summary>
    public static DateTimeOffset After(DateTimeOffset from, int days, BusinessCalendar? calendar)
    {
        var zone = calendar is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone);
        var at = from;
        for (var i = 0; days > 0 && i < MaxDays; i++)
        {
            at = at.AddDays(1);
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
            days -= IsWorking(day, calendar) ? 1 : 0;
        }

        return at;
    }

    private static bool IsWorking(DateOnly day, BusinessCalendar? calendar) =>
        calendar is null or { IsAroundTheClock: true }
            ? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            : !calendar.Holidays.Contains(day) && calendar.Hours.Any(hours => hours.Day == (int)day.DayOfWeek);
}
