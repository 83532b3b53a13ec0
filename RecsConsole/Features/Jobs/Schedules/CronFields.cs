using System.Globalization;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>A cron expression taken apart as far as it can be said in words. Seconds are not said, and what names months or years is not read.</summary>
/// <param name="EveryMinutes">Runs each so many minutes; null where it runs at times.</param>
/// <param name="EveryHours">Runs each so many hours at the first of the minutes; null where the hours are named.</param>
internal sealed record CronFields(int? EveryMinutes, int? EveryHours, int Minute, IReadOnlyList<int> Hours, CronDays Days)
{
    private const int MostFields = 7;
    private const int MaxMinute = 59;
    private const int MaxHour = 23;

    /// <summary>Null for an expression that says more than is read here.</summary>
    public static CronFields? Read(string cron)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            fields is not [_, var minutes, var hours, var dayOfMonth, "*", var dayOfWeek, ..]
            || fields.Length > MostFields
            || (fields.Length == MostFields && fields[^1] is not "*")
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

    private static int? NumberOf(string field, int most) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static List<int>? ListOf(string field)
    {
        var numbers = field.Split(',').Select(each => NumberOf(each, MaxHour)).ToList();
        return numbers.Contains(null) ? null : [.. numbers.OfType<int>().Order()];
    }
}

/// <summary>On which days a cron expression runs.</summary>
/// <param name="DayOfMonth">A day of each month, 0 for its last; null where days of the week are meant.</param>
/// <param name="DaysOfWeek">None: every day.</param>
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

        return [.. days.Distinct().OrderBy(day => ((int)day + DaysOfAWeek - 1) % DaysOfAWeek)]; // from Monday
    }

    // as Quartz counts them: 1 is Sunday
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
