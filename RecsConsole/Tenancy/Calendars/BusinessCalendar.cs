using System.Globalization;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tenancy.Calendars;

/// <summary>
/// Business hours in a time zone, resolved here to UTC spans, so that the engine does not depend on the operating system's time zones.
/// </summary>
public sealed record BusinessCalendar(string TimeZone, IReadOnlyList<BusinessHours> Hours, IReadOnlySet<DateOnly> Holidays)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Its key; empty for hours that no stored calendar has.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people call it; empty for hours that no stored calendar has.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it never closes: a calendar without hours. Its holidays do not count either.</summary>
    public bool IsAroundTheClock => Hours.Count == 0;

    /// <summary>Reads a stored calendar.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the time zone.</exception>
    public static BusinessCalendar From(CalendarRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var hours = JsonSerializer.Deserialize<List<BusinessHours>>(row.HoursJson, s_json) ?? [];
        var holidays = row.Holidays.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new(row.TimeZone, hours, holidays.ToHashSet()) { Key = row.Key, Name = row.Name ?? row.Key };
    }

    /// <summary>
    /// The spans from a day before <paramref name="from"/> to a day after <paramref name="to"/>; all time around the clock.
    /// </summary>
    public BusinessSpans Resolve(DateTimeOffset from, DateTimeOffset to)
    {
        if (IsAroundTheClock)
        {
            return BusinessSpans.Always;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var spans = new List<BusinessSpan>();
        var last = DateOnly.FromDateTime(to.UtcDateTime).AddDays(1);
        for (var day = DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            if (Holidays.Contains(day))
            {
                continue;
            }

            spans.AddRange(Hours.Where(hours => hours.Day == (int)day.DayOfWeek).Select(hours => hours.On(day, zone)));
        }

        return new(Joined(spans));
    }

    /// <summary>Whether a time is within the same hours in a person's own time zone; always true around the clock.</summary>
    public bool IsWorkingAt(DateTimeOffset at, string timeZone)
    {
        if (IsAroundTheClock)
        {
            return true;
        }

        var zone = ZoneOf(timeZone);
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        return !Holidays.Contains(DateOnly.FromDateTime(local.DateTime)) && Hours.Any(hours => hours.Covers(local.DayOfWeek, time));
    }

    /// <summary>
    /// When the same hours begin next in a person's own time zone; null around the clock, or where they do not begin within a month.
    /// </summary>
    public DateTimeOffset? NextStart(DateTimeOffset after, string timeZone)
    {
        if (IsAroundTheClock)
        {
            return null;
        }

        var own = this with { TimeZone = ZoneOf(timeZone).Id };
        var next = own.Resolve(after, after.AddMonths(1)).Spans.FirstOrDefault(span => span.StartMs > after.ToUnixTimeMilliseconds());
        return next == default ? null : DateTimeOffset.FromUnixTimeMilliseconds(next.StartMs);
    }

    // An unknown zone of one person must not cost everybody their suggestions.
    private TimeZoneInfo ZoneOf(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    // Hours past midnight may overlap those of the next day; overlaps count once.
    private static List<BusinessSpan> Joined(List<BusinessSpan> spans)
    {
        var joined = new List<BusinessSpan>(spans.Count);
        foreach (var span in spans.OrderBy(each => each.StartMs))
        {
            if (joined is [.., var last] && span.StartMs <= last.EndMs)
            {
                joined[^1] = last with { EndMs = Math.Max(last.EndMs, span.EndMs) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
