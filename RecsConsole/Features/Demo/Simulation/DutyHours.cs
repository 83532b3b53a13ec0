using System.Globalization;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// The hours of the shift on duty at the first look: who looks at the demo at night or on a Sunday meets people at work too. As many days and as many hours as
/// the tenant's own.
/// </summary>
internal static class DutyHours
{
    private const int DaysOfAWeek = 7;
    private static readonly TimeSpan s_enough = TimeSpan.FromHours(3);
    private static readonly TimeSpan s_since = TimeSpan.FromHours(2);

    /// <summary>The tenant with its own hours where these go on for three hours more, else with those of a shift that began two hours ago.</summary>
    public static DemoContent OnDutyAt(this DemoContent content, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content with { Tenant = content.Tenant with { Calendar = Of(content.Tenant.Calendar, at) } };
    }

    private static DemoCalendar Of(DemoCalendar own, DateTimeOffset at)
    {
        if (GoesOn(own, at))
        {
            return own;
        }

        var local = TimeZoneInfo.ConvertTime(at - s_since, TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone));
        var opens = new TimeOnly(local.Hour, 0);
        // a day of work lies behind them already: what was done yesterday is seen today
        var days = Enumerable
            .Range(-1, own.Days.Count)
            .Select(day => (DayOfWeek)(((int)local.DayOfWeek + day + DaysOfAWeek) % DaysOfAWeek));
        return own with { Days = [.. days], Opens = Text(opens), Closes = Text(opens.Add(Length(own))) };
    }

    private static bool GoesOn(DemoCalendar calendar, DateTimeOffset at) =>
        DemoCalendarSpans
            .Resolve(calendar, at.AddDays(-1), at.AddDays(1))
            .Spans.Any(span => span.StartMs <= at.ToUnixTimeMilliseconds() && span.EndMs >= (at + s_enough).ToUnixTimeMilliseconds());

    private static TimeSpan Length(DemoCalendar calendar) =>
        DemoCalendarSpans.Time(calendar.Closes) - DemoCalendarSpans.Time(calendar.Opens);

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
