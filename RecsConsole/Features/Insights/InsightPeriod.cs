using System.Globalization;

namespace RecsConsole.Features.Insights;

/// <summary>
/// A period of whole days in the tenant's time zone, up to now if it is not over, and one to compare it with: that of equal length right
/// before it, or one that was chosen.
/// </summary>
/// <param name="Buckets">The steps of a line chart: days, or weeks or months when there would be too many days.</param>
public sealed record InsightPeriod(InsightSpan Now, InsightSpan Before, IReadOnlyList<InsightBucket> Buckets, InsightStep Step)
{
    /// <summary>One leap year.</summary>
    public const int MaxDays = 366;

    /// <summary>The period of equal length right before, whichever one is chosen for comparison.</summary>
    public required InsightSpan Preceding { get; init; }

    /// <summary>Id of the time zone that defines the days.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Length of the period by that of the compared one: counts of periods of different length are compared per day.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>The part of the compared period that the steps of a chart cover.</summary>
    public InsightSpan BeforeInSteps => Buckets[^1].BeforeEnd < Before.To ? Before with { To = Buckets[^1].BeforeEnd } : Before;

    private const int MaxDailySteps = 31;
    private const int MaxWeeklySteps = 26 * 7;

    public static InsightPeriod From(InsightFilter filter, TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        var (first, last) = filter.HasOwnDates ? (filter.From!.Value, filter.To!.Value) : (today.AddDays(1 - filter.Days), today);
        var days = last.DayNumber - first.DayNumber + 1;
        var (start, end) = (StartOf(first, zone), StartOf(last.AddDays(1), zone));
        // A period that ends today is compared with the same part of a day, not with a whole one.
        var missing = end > now ? end - now : TimeSpan.Zero;
        var period = new InsightSpan(start, end > now ? Later(now, start) : end);
        var precedingStart = StartOf(first.AddDays(-days), zone);
        var preceding = new InsightSpan(precedingStart, Later(start - missing, precedingStart));
        var before = filter.HasComparison ? Chosen(filter, zone, now) : preceding;
        var beforeFirst = filter.HasComparison ? filter.BeforeFrom!.Value : first.AddDays(-days);
        var length = LengthOf(days);
        return new(period, before, [.. BucketsOf(first, beforeFirst, days, length, zone)], length)
        {
            Preceding = preceding,
            ZoneId = zone.Id,
            Ratio = filter.HasComparison ? RatioOf(period, before) : 1,
        };
    }

    private static InsightSpan Chosen(InsightFilter filter, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (start, end) = (StartOf(filter.BeforeFrom!.Value, zone), StartOf(filter.BeforeTo!.Value.AddDays(1), zone));
        return new(start, end > now ? Later(now, start) : end);
    }

    // a period that has not begun cannot be compared
    private static double RatioOf(InsightSpan one, InsightSpan other) =>
        one.To > one.From && other.To > other.From ? (one.To - one.From) / (other.To - other.From) : 1;

    private static InsightStep LengthOf(int days) =>
        days switch
        {
            <= MaxDailySteps => InsightStep.Day,
            <= MaxWeeklySteps => InsightStep.Week,
            _ => InsightStep.Month,
        };

    private static IEnumerable<InsightBucket> BucketsOf(DateOnly first, DateOnly beforeFirst, int days, InsightStep step, TimeZoneInfo zone)
    {
        var length = step switch
        {
            InsightStep.Day => 1,
            InsightStep.Week => 7,
            _ => 30,
        };
        for (var at = 0; at < days; at += length)
        {
            var end = Math.Min(at + length, days);
            yield return new(
                first.AddDays(at).OnScreen("d MMM"),
                StartOf(first.AddDays(end), zone),
                StartOf(beforeFirst.AddDays(end), zone)
            );
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Where daylight saving skips midnight, the day starts at the first instant after the gap.
    internal static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>From an instant, inclusive, to another, exclusive.</summary>
public sealed record InsightSpan(DateTimeOffset From, DateTimeOffset To);

/// <summary>One step of a line chart: its first day in words, its end, and the end of the same step of the compared period.</summary>
public sealed record InsightBucket(string Label, DateTimeOffset End, DateTimeOffset BeforeEnd);

/// <summary>The length of a chart step.</summary>
public enum InsightStep
{
    Day,
    Week,

    /// <summary>Thirty days.</summary>
    Month,
}
