using System.Globalization;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Resolves a calendar's local hours into UTC spans.</summary>
internal static class DemoCalendarSpans
{
    public static BusinessSpans Resolve(DemoCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone);
        var opens = TimeOnly.Parse(calendar.Opens, CultureInfo.InvariantCulture);
        var closes = TimeOnly.Parse(calendar.Closes, CultureInfo.InvariantCulture);
        List<BusinessSpan> spans = [];
        var last = DateOnly.FromDateTime(to.UtcDateTime);
        for (var day = DateOnly.FromDateTime(from.UtcDateTime); day <= last; day = day.AddDays(1))
        {
            if (calendar.Days.Contains(day.DayOfWeek))
            {
                spans.Add(new(Utc(day, opens, zone), Utc(day, closes, zone)));
            }
        }

        return new BusinessSpans(spans);
    }

    private static long Utc(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var utc = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), zone);
        return new DateTimeOffset(utc).ToUnixTimeMilliseconds();
    }
}
