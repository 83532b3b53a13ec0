using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>Times to look at a case again, worked out from the clock, the reader's time zone and the hours in which such cases are worked.</summary>
internal static class LookAgainTimes
{
    private const int MorningHour = 10;
    private static readonly TimeSpan s_shortWhile = TimeSpan.FromHours(2);
    private static readonly TimeSpan s_round = TimeSpan.FromMinutes(5);

    // what is over sooner is waited for, not set aside
    private static readonly TimeSpan s_soonest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// At most five, the soonest first and none twice: when half of such waits are over, in two hours, the next working morning, Monday, in a week.
    /// </summary>
    /// <param name="spans">Working time, reaching a month past <paramref name="now"/>.</param>
    /// <param name="waitOver">When half of such waits are over; null where that is not known.</param>
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

    /// <summary>An instant that somebody typed as a local time; null where the clocks skip it.</summary>
    public static DateTimeOffset? Typed(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(wall) ? null : new DateTimeOffset(wall, zone.GetUtcOffset(wall));
    }

    // the morning of the day that many days ahead, or of the first day after it that is worked
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

        return first; // a calendar without such hours
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

/// <summary>Why a time is offered.</summary>
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
