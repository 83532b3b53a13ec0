using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>Counts rows per step of the period in the database: one query for each of the two periods.</summary>
internal static class InsightSteps
{
    public static async Task<StepCounts> CountAsync<T>(
        InsightPeriod period,
        Func<InsightSpan, IQueryable<T>> rows,
        Expression<Func<T, DateTimeOffset>> at,
        CancellationToken cancellationToken
    )
    {
        var buckets = period.Buckets;
        var now = await CountAsync(rows(period.Now), at, [.. buckets.Select(bucket => bucket.End)], cancellationToken);
        // a chosen period may be longer than the steps of the chart: what lies beyond them has a place of its own behind the last
        var before = await CountAsync(
            rows(period.Before),
            at,
            [.. buckets.Select(bucket => bucket.BeforeEnd), DateTimeOffset.MaxValue],
            cancellationToken
        );
        return new(
            [.. buckets.Select((_, step) => now.GetValueOrDefault(step))],
            [.. buckets.Select((_, step) => IsOver(period, step) ? (int?)null : before.GetValueOrDefault(step))],
            before.Values.Sum()
        );
    }

    /// <summary>The points of a chart: for each step its value, and the value of the same step of the compared period.</summary>
    /// <param name="now">The value of a step; without words it has none.</param>
    /// <param name="before">The same for the compared period; null where it does not have the step.</param>
    public static IReadOnlyList<ChartPoint> Points(InsightPeriod period, Func<int, StepValue> now, Func<int, StepValue?> before) =>
        [
            .. period.Buckets.Select(
                (bucket, step) =>
                {
                    var (value, compared) = (now(step), before(step));
                    return new ChartPoint(bucket.Label, value.Value, compared?.Value) { Text = value.Text, BeforeText = compared?.Text };
                }
            ),
        ];

    /// <summary>The compared period may have fewer steps: what it does not have is unknown, not none.</summary>
    public static bool IsOver(InsightPeriod period, int step) => step > 0 && period.Buckets[step - 1].BeforeEnd >= period.Before.To;

    /// <summary>The step in which an instant lies, by the ends of all steps; the last one if it lies behind them.</summary>
    public static int StepOf(IReadOnlyList<DateTimeOffset> ends, DateTimeOffset at) =>
        Math.Min(ends.Count(end => end <= at), ends.Count - 1);

    private static async Task<Dictionary<int, int>> CountAsync<T>(
        IQueryable<T> rows,
        Expression<Func<T, DateTimeOffset>> at,
        DateTimeOffset[] ends,
        CancellationToken cancellationToken
    )
    {
        var counts = await rows.GroupBy(StepOf(at, ends))
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(row => row.Key, row => row.Count);
    }

    // at < ends[0] ? 0 : at < ends[1] ? 1 : … : databases disagree on how to map an instant to a local day, but all of them can compare.
    private static Expression<Func<T, int>> StepOf<T>(Expression<Func<T, DateTimeOffset>> at, DateTimeOffset[] ends)
    {
        Expression step = Expression.Constant(ends.Length - 1);
        for (var i = ends.Length - 2; i >= 0; i--)
        {
            // an array element becomes a parameter, so that the query is compiled once
            var end = Expression.ArrayIndex(Expression.Constant(ends), Expression.Constant(i));
            step = Expression.Condition(Expression.LessThan(at.Body, end), Expression.Constant(i), step);
        }

        return Expression.Lambda<Func<T, int>>(step, at.Parameters);
    }
}

/// <summary>Counts per step of a chart.</summary>
/// <param name="Before">Null for a step that the compared period does not have.</param>
/// <param name="BeforeTotal">The whole compared period, which may be longer than the steps.</param>
internal sealed record StepCounts(IReadOnlyList<int> Now, IReadOnlyList<int?> Before, int BeforeTotal)
{
    public int Total => Now.Sum();

    public IReadOnlyList<ChartPoint> Points(InsightPeriod period) =>
        InsightSteps.Points(period, step => new(Now[step]), step => Before[step] is { } count ? new StepValue(count) : null);
}

/// <summary>The value of a step in a chart; null when there is nothing to compute it from.</summary>
/// <param name="Text">The value in words, with what it rests on; null for the number itself.</param>
internal readonly record struct StepValue(double? Value, string? Text = null);
