using System.Globalization;

namespace RecsConsole.Features.Insights;

/// <summary>
/// A period of whole days in the tenant's time zone, up to now if it is not over, and a period of equal length right before it for
/// comparison.
/// </summary>
/// <param name="Buckets">The steps of a line chart: days, or weeks or months when there would be too many days.</param>
public sealed record InsightPeriod(InsightSpan Now, InsightSpan Before, IReadOnlyList<InsightBucket> Buckets, InsightStep Step)
{
    /// <summary>One leap year.</summary>
    public const int MaxDays = 366;

    private const int MaxDailySteps = 31;
    private const int MaxWeeklySteps = 26 * 7;

    public static InsightPeriod From(InsightFilter filter, TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        var (first, last) = filter.HasOwnDates ? (filter.From!.Value, filter.To!.Value) : (today.AddDays(1 - filter.Days), today);
        var days = last.DayNumber - first.DayNumber + 1;
        var end = StartOf(last.AddDays(1), zone);
        // A period that ends today is compared with the same part of a day, not with a whole one.
        var (to, missing) = end > now ? (Later(now, StartOf(first, zone)), end - now) : (end, TimeSpan.Zero);
        var beforeEnd = StartOf(first, zone);
        var beforeFirst = first.AddDays(-days);
        var beforeTo = Later(beforeEnd - missing, StartOf(beforeFirst, zone));
        var length = LengthOf(days);
        return new(
            new(StartOf(first, zone), to),
            new(StartOf(beforeFirst, zone), beforeTo),
            [.. BucketsOf(first, days, length, zone)],
            length
        );
    }

    private static InsightStep LengthOf(int days) =>
        days switch
        {
            <= MaxDailySteps => InsightStep.Day,
            <= MaxWeeklySteps => InsightStep.Week,
            _ => InsightStep.Month,
        };

    private static IEnumerable<InsightBucket> BucketsOf(DateOnly first, int days, InsightStep step, TimeZoneInfo zone)
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
                StartOf(first.AddDays(end - days), zone)
            );
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Where daylight saving skips midnight, the day starts at the first instant after the gap.
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
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

/// <summary>One step of a line chart: its first day in words, its end, and the end of the same step of the previous period.</summary>
public sealed record InsightBucket(string Label, DateTimeOffset End, DateTimeOffset BeforeEnd);

/// <summary>The length of a chart step.</summary>
public enum InsightStep
{
    Day,
    Week,

    /// <summary>Thirty days.</summary>
    Month,
}
