using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>How often the SLA was met and how long solutions took, over time: both from one reading of the resolved cases.</summary>
internal static class OutcomeLines
{
    public static async Task<IReadOnlyList<InsightLine>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var period = context.Period;
        var now = await ReadAsync(context, period.Now, [.. period.Buckets.Select(bucket => bucket.End)], cancellationToken);
        var before = await ReadAsync(
            context,
            period.BeforeInSteps,
            [.. period.Buckets.Select(bucket => bucket.BeforeEnd)],
            cancellationToken
        );
        var marks = await PeriodMarks.ReadAsync(context, cancellationToken);
        return
        [
            Line(period, Texts.SlaMetOverTime, ChartUnit.Share, marks, step => Sla(now[step]), step => Sla(before[step])),
            Line(period, Texts.TimeToResolutionOverTime, ChartUnit.Hours, marks, step => Time(now[step]), step => Time(before[step])),
        ];
    }

    private static InsightLine Line(
        InsightPeriod period,
        string title,
        ChartUnit unit,
        IReadOnlyList<ChartMark> marks,
        Func<int, StepValue> now,
        Func<int, StepValue> before
    ) =>
        new(title, InsightSteps.Points(period, now, step => InsightSteps.IsOver(period, step) ? null : before(step)), period.Step)
        {
            Unit = unit,
            Marks = marks,
        };

    private static StepValue Sla(IEnumerable<Ended> cases)
    {
        var promised = cases.Where(row => row.SlaMet is not null).ToList();
        return InsightLabels.Step(new(promised.Count(row => row.SlaMet is true), promised.Count));
    }

    private static StepValue Time(IEnumerable<Ended> cases) =>
        MedianTime.From(cases.Select(row => row.Took)) is { } time
            ? new(time.Median.TotalHours, Texts.StepMedian.With(DurationLabels.Working(time.Median), ChartNumbers.Count(time.N)))
            : new(null);

    // the cases by step
    private static async Task<ILookup<int, Ended>> ReadAsync(
        InsightContext context,
        InsightSpan span,
        IReadOnlyList<DateTimeOffset> ends,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Resolved(span)
            .Select(row => new
            {
                row.OpenedAt,
                ResolvedAt = row.ResolvedAt!.Value,
                row.SlaMet,
            })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => InsightSteps.StepOf(ends, row.ResolvedAt), row => new Ended(row.ResolvedAt - row.OpenedAt, row.SlaMet));
    }

    private sealed record Ended(TimeSpan Took, bool? SlaMet);
}
