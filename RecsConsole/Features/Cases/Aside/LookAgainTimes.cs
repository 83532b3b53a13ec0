using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>
/// Suggested times to look at a case again, derived from the clock, the reader's time zone and the working hours for such cases.
/// </summary>
internal static class LookAgainTimes
{
    private const int MorningHour = 10;
    private static readonly TimeSpan s_shortWhile = TimeSpan.FromHours(2);
    private static readonly TimeSpan s_round = TimeSpan.FromMinutes(5);

    // working time that is left for the case when it is looked at again before its deadline
    private static readonly TimeSpan s_beforeDeadline = TimeSpan.FromHours(1);

    // a wait that ends sooner is not worth setting the case aside for
    private static readonly TimeSpan s_soonest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// At most six distinct times, soonest first: when such waits are usually over, in two hours, a working hour before the deadline, the
    /// next working day, Monday, in a week. All but "in two hours" stay the same however often one looks.
    /// </summary>
    /// <param name="spans">Working time, up to at least a month past <paramref name="now"/>.</param>
    /// <param name="waitOver">When such waits are usually over; null when unknown. Where nobody works then, the next hours with work count.</param>
    /// <param name="deadline">The next deadline; null when there is none ahead.</param>
    public static IReadOnlyList<LookAgainTime> Of(
        DateTimeOffset now,
        TimeZoneInfo zone,
        BusinessSpans spans,
        DateTimeOffset? waitOver,
        DateTimeOffset? deadline = null
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(spans);
        List<LookAgainTime> times = [];
        if (waitOver is { } over && over - now >= s_soonest)
        {
            times.Add(new(LookAgainKind.UsualWait, Worked(spans, RoundedUp(over))));
        }

        if (IsWorked(spans, now + s_shortWhile))
        {
            times.Add(new(LookAgainKind.ShortWhile, now + s_shortWhile));
        }

        if (deadline is { } due && BeforeDeadline(now, due, spans) is { } before)
        {
            times.Add(new(LookAgainKind.BeforeDeadline, before));
        }

        times.Add(new(LookAgainKind.Morning, WorkingDayFrom(now, 1, zone, spans)));
        times.Add(new(LookAgainKind.Monday, WorkingDayFrom(now, DaysToMonday(now, zone), zone, spans)));
        times.Add(new(LookAgainKind.Week, WorkingDayFrom(now, 7, zone, spans)));
        return [.. times.DistinctBy(each => each.At).OrderBy(each => each.At)];
    }

    /// <summary>The instant of a typed local time; null when the time falls into a daylight saving gap.</summary>
    public static DateTimeOffset? Typed(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(wall) ? null : new DateTimeOffset(wall, zone.GetUtcOffset(wall));
    }

    // that much working time before the deadline; null when that is over, or too soon to set the case aside for
    private static DateTimeOffset? BeforeDeadline(DateTimeOffset now, DateTimeOffset due, BusinessSpans spans)
    {
        var start = now.ToUnixTimeMilliseconds();
        var ahead = spans.Between(start, due.ToUnixTimeMilliseconds()) - (long)s_beforeDeadline.TotalMilliseconds;
        return ahead >= s_soonest.TotalMilliseconds && spans.Add(start, ahead) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;
    }

    // ten o'clock on the day that many days ahead, or on the first day after it with working hours; if nobody works then, when these begin
    private static DateTimeOffset WorkingDayFrom(DateTimeOffset now, int days, TimeZoneInfo zone, BusinessSpans spans)
    {
        for (var later = days; later < days + 14; later++)
        {
            if (Morning(now, later, zone) is var morning && IsWorked(spans, morning))
            {
                return morning;
            }

            if (BeginningOn(Day(now, later, zone), Day(now, later + 1, zone), spans) is { } beginning)
            {
                return beginning;
            }
        }

        return Morning(now, days, zone); // the calendar has no such hours
    }

    private static DateTimeOffset? BeginningOn(DateTimeOffset from, DateTimeOffset to, BusinessSpans spans)
    {
        var (first, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        foreach (var span in spans.Spans)
        {
            if (span.StartMs >= first && span.StartMs < end)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(span.StartMs);
            }
        }

        return null;
    }

    private static DateTimeOffset Day(DateTimeOffset now, int days, TimeZoneInfo zone) =>
        Typed(TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(days), zone) ?? now.AddDays(days);

    private static DateTimeOffset Morning(DateTimeOffset now, int days, TimeZoneInfo zone) =>
        Typed(TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(days).AddHours(MorningHour), zone) ?? now.AddDays(days);

    /// <summary>The end of a usual wait as every page says it: minutes would claim to be more exact than it is.</summary>
    public static DateTimeOffset RoundedUp(DateTimeOffset at)
    {
        var over = at.UtcTicks % s_round.Ticks;
        return over == 0 ? at : at.AddTicks(s_round.Ticks - over);
    }

    private static int DaysToMonday(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).DayOfWeek;
        return today == DayOfWeek.Monday ? 7 : ((int)DayOfWeek.Monday - (int)today + 7) % 7;
    }

    // an answer may come at night; somebody looks at it when work begins
    private static DateTimeOffset Worked(BusinessSpans spans, DateTimeOffset at)
    {
        var ms = at.ToUnixTimeMilliseconds();
        foreach (var span in spans.Spans)
        {
            if (span.EndMs >= ms)
            {
                return span.StartMs > ms ? DateTimeOffset.FromUnixTimeMilliseconds(span.StartMs) : at;
            }
        }

        return at; // the calendar has no such hours
    }

    private static bool IsWorked(BusinessSpans spans, DateTimeOffset at)
    {
        var from = at.ToUnixTimeMilliseconds();
        return spans.Between(from, from + 60_000) > 0;
    }
}

/// <summary>Why a time is suggested.</summary>
public enum LookAgainKind
{
    UsualWait,
    ShortWhile,
    BeforeDeadline,
    Morning,
    Monday,
    Week,
}

/// <summary>A time to look at a case again.</summary>
public sealed record LookAgainTime(LookAgainKind Kind, DateTimeOffset At);
