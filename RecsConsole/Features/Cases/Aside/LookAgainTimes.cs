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

    // a wait that ends sooner is not worth setting the case aside for
    private static readonly TimeSpan s_soonest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// At most five distinct times, soonest first: when half of such waits are over, in two hours, the next working morning, Monday, in a
    /// week.
    /// </summary>
    /// <param name="spans">Working time, up to at least a month past <paramref name="now"/>.</param>
    /// <param name="waitOver">When half of such waits are over; null when unknown.</param>
    public static IReadOnlyList<LookAgainTime> Of(DateTimeOffset now, TimeZoneInfo zone, BusinessSpans spans, DateTimeOffset? waitOver)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(spans);
        List<LookAgainTime> times = [];
        if (waitOver is { } over && over - now >= s_soonest)
        {
            times.Add(new(LookAgainKind.UsualWait, RoundedUp(over)));
        }

        if (IsWorked(spans, now + s_shortWhile))
        {
            times.Add(new(LookAgainKind.ShortWhile, now + s_shortWhile));
        }

        times.Add(new(LookAgainKind.Morning, MorningFrom(now, 1, zone, spans)));
        times.Add(new(LookAgainKind.Monday, MorningFrom(now, DaysToMonday(now, zone), zone, spans)));
        times.Add(new(LookAgainKind.Week, MorningFrom(now, 7, zone, spans)));
        return [.. times.DistinctBy(each => each.At).OrderBy(each => each.At)];
    }

    /// <summary>The instant of a typed local time; null when the time falls into a daylight saving gap.</summary>
    public static DateTimeOffset? Typed(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(wall) ? null : new DateTimeOffset(wall, zone.GetUtcOffset(wall));
    }

    // the morning of the day that many days ahead, or of the first working day after it
    private static DateTimeOffset MorningFrom(DateTimeOffset now, int days, TimeZoneInfo zone, BusinessSpans spans)
    {
        var first = Morning(now, days, zone);
        for (var later = days; later < days + 14; later++)
        {
            if (Morning(now, later, zone) is var morning && IsWorked(spans, morning))
            {
                return morning;
            }
        }

        return first; // the calendar has no such hours
    }

    private static DateTimeOffset Morning(DateTimeOffset now, int days, TimeZoneInfo zone) =>
        Typed(TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(days).AddHours(MorningHour), zone) ?? now.AddDays(days);

    private static DateTimeOffset RoundedUp(DateTimeOffset at)
    {
        var over = at.UtcTicks % s_round.Ticks;
        return over == 0 ? at : at.AddTicks(s_round.Ticks - over);
    }

    private static int DaysToMonday(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).DayOfWeek;
        return today == DayOfWeek.Monday ? 7 : ((int)DayOfWeek.Monday - (int)today + 7) % 7;
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
    Morning,
    Monday,
    Week,
}

/// <summary>A time to look at a case again.</summary>
public sealed record LookAgainTime(LookAgainKind Kind, DateTimeOffset At);
