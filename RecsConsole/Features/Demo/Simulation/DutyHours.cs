using System.Globalization;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// Working hours of the team at the time of seeding: somebody who looks at the demo at night or on a Sunday also meets people at work. As
/// many days and hours as the tenant's own.
/// </summary>
internal static class DutyHours
{
    private const int DaysOfAWeek = 7;
    private static readonly TimeSpan s_enough = TimeSpan.FromHours(3);
    private static readonly TimeSpan s_since = TimeSpan.FromHours(2);

    /// <summary>The tenant with its own hours if at least three are left, otherwise with a shift that began two hours ago.</summary>
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
        // a working day is already over: what was done yesterday appears today
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
