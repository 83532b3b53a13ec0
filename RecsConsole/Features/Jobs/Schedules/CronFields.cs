using System.Globalization;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>
/// A cron expression parsed as far as it can be put in words. Seconds are ignored, and expressions with months or years are not parsed.
/// </summary>
/// <param name="EveryMinutes">Interval in minutes; null when the job runs at fixed times.</param>
/// <param name="EveryHours">Interval in hours, at the given minute; null when the hours are listed.</param>
internal sealed record CronFields(int? EveryMinutes, int? EveryHours, int Minute, IReadOnlyList<int> Hours, CronDays Days)
{
    private const int MaxFields = 7;
    private const int MaxMinute = 59;
    private const int MaxHour = 23;

    /// <summary>Null for an expression that cannot be put in words.</summary>
    public static CronFields? Read(string cron)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            fields is not [_, var minutes, var hours, var dayOfMonth, "*", var dayOfWeek, ..]
            || fields.Length > MaxFields
            || (fields.Length == MaxFields && fields[^1] is not "*")
            || CronDays.Read(dayOfMonth, dayOfWeek) is not { } days
        )
        {
            return null;
        }

        return StepOf(minutes) is { } everyMinutes && hours is "*" ? new(everyMinutes, null, 0, [], days)
            : NumberOf(minutes, MaxMinute) is not { } minute ? null
            : hours is "*" ? new(null, 1, minute, [], days)
            : StepOf(hours) is { } everyHours ? new(null, everyHours, minute, [], days)
            : ListOf(hours) is { } named ? new(null, null, minute, named, days)
            : null;
    }

    // "0/5" and "*/5"
    private static int? StepOf(string field) =>
        field.Split('/') is ["0" or "*", var step] && NumberOf(step, MaxMinute) is > 0 and var every ? every : null;

    private static int? NumberOf(string field, int max) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : null;

    private static List<int>? ListOf(string field)
    {
        var numbers = field.Split(',').Select(each => NumberOf(each, MaxHour)).ToList();
        return numbers.Contains(null) ? null : [.. numbers.OfType<int>().Order()];
    }
}

/// <summary>The days on which a cron expression runs.</summary>
/// <param name="DayOfMonth">A day of each month, 0 for the last; null for days of the week.</param>
/// <param name="DaysOfWeek">The days of the week; empty means every day.</param>
internal sealed record CronDays(int? DayOfMonth, IReadOnlyList<DayOfWeek> DaysOfWeek)
{
    private const int DaysOfAWeek = 7;
    private const int LongestMonth = 31;

    public bool IsEveryDay => DayOfMonth is null && DaysOfWeek.Count is 0 or DaysOfAWeek;

    public static CronDays? Read(string dayOfMonth, string dayOfWeek) =>
        (dayOfMonth, dayOfWeek) switch
        {
            ("*", "?" or "*") or ("?", "*") => new(null, []),
            ("L", "?") => new(0, []),
            (var day, "?") => int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= LongestMonth
                ? new(number, [])
                : null,
            ("?" or "*", var days) => ListOf(days) is { } named ? new(null, named) : null,
            _ => null,
        };

    private static List<DayOfWeek>? ListOf(string field)
    {
        var days = new List<DayOfWeek>();
        foreach (var part in field.Split(','))
        {
            if (
                part.Split('-') is not [var first, .. var rest]
                || rest.Length > 1
                || DayOf(first) is not { } from
                || DayOf(rest is [var last] ? last : first) is not { } to
            )
            {
                return null;
            }

            for (var day = from; ; day = (DayOfWeek)(((int)day + 1) % DaysOfAWeek))
            {
                days.Add(day);
                if (day == to)
                {
                    break;
                }
            }
        }

        return [.. days.Distinct().OrderBy(day => ((int)day + DaysOfAWeek - 1) % DaysOfAWeek)]; // Monday first
    }

    // as numbered by Quartz: 1 is Sunday
    private static DayOfWeek? DayOf(string field)
    {
        if (field is [>= '1' and <= '7' and var digit])
        {
            return (DayOfWeek)(digit - '1');
        }

        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (string.Equals(day.ToString()[..3], field, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }
}
