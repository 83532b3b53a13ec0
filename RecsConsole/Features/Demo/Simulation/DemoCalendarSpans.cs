using System.Globalization;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Resolves a calendar's local hours into UTC spans.</summary>
internal static class DemoCalendarSpans
{
    public static BusinessSpans Resolve(DemoCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone);
        var (opens, closes) = (Time(calendar.Opens), Time(calendar.Closes));
        List<BusinessSpan> spans = [];
        var last = DateOnly.FromDateTime(to.UtcDateTime);
        for (var day = DateOnly.FromDateTime(from.UtcDateTime); day <= last; day = day.AddDays(1))
        {
            if (calendar.Days.Contains(day.DayOfWeek))
            {
                spans.Add(new BusinessHours((int)day.DayOfWeek, opens, closes).On(day, zone));
            }
        }

        return new BusinessSpans(spans);
    }

    public static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
