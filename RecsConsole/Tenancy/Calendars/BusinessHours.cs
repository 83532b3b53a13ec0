using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tenancy.Calendars;

/// <summary>
/// Hours of one weekday, 0 is Sunday, in local time; an end not after the start lies on the next day, so 00:00 is midnight.
/// </summary>
public sealed record BusinessHours(int Day, TimeOnly From, TimeOnly To)
{
    private const int DaysOfAWeek = 7;

    private bool EndsNextDay => To <= From;

    /// <summary>The span that begins on a date, in UTC.</summary>
    public BusinessSpan On(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new(ToUtcMs(day, From, zone), ToUtcMs(EndsNextDay ? day.AddDays(1) : day, To, zone));
    }

    /// <summary>Whether a local time is within these hours, including hours that continue from the day before.</summary>
    public bool Covers(DayOfWeek day, TimeOnly time) =>
        EndsNextDay
            ? (Day == (int)day && From <= time) || ((Day + 1) % DaysOfAWeek == (int)day && time < To)
            : Day == (int)day && From <= time && time < To;

    // A local time that daylight saving skips is moved forward by the gap.
    private static long ToUtcMs(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
