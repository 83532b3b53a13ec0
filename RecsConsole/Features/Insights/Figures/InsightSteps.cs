using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>Counts rows per step of the period in the database: one query for each of the two periods.</summary>
internal static class InsightSteps
{
    public static async Task<IReadOnlyList<ChartPoint>> CountAsync<T>(
        InsightPeriod period,
        Func<InsightSpan, IQueryable<T>> rows,
        Expression<Func<T, DateTimeOffset>> at,
        CancellationToken cancellationToken
    )
    {
        var buckets = period.Buckets;
        var now = await CountAsync(rows(period.Now), at, [.. buckets.Select(bucket => bucket.End)], cancellationToken);
        var before = await CountAsync(rows(period.BeforeInSteps), at, [.. buckets.Select(bucket => bucket.BeforeEnd)], cancellationToken);
        return
        [
            .. buckets.Select(
                (bucket, step) =>
                    new ChartPoint(bucket.Label, now.GetValueOrDefault(step), IsOver(period, step) ? null : before.GetValueOrDefault(step))
            ),
        ];
    }

    // the compared period may have fewer steps: what it does not have is unknown, not none
    private static bool IsOver(InsightPeriod period, int step) => step > 0 && period.Buckets[step - 1].BeforeEnd >= period.Before.To;

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
