using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>How often the SLA was met and how long solutions took, over time.</summary>
internal static class OutcomeLines
{
    /// <param name="cases">Those resolved in the period.</param>
    /// <param name="compared">Those resolved in the compared one, which may be longer than the steps of the chart.</param>
    public static IReadOnlyList<InsightLine> Of(InsightPeriod period, IEnumerable<EndedCase> cases, IEnumerable<EndedCase> compared)
    {
        var now = ByStep(cases, [.. period.Buckets.Select(bucket => bucket.End)]);
        var before = ByStep(
            compared.Where(row => row.ResolvedAt < period.BeforeInSteps.To),
            [.. period.Buckets.Select(bucket => bucket.BeforeEnd)]
        );
        return
        [
            Line(period, Texts.SlaMetOverTime, ChartUnit.Share, step => Sla(now[step]), step => Sla(before[step])),
            Line(period, Texts.TimeToResolutionOverTime, ChartUnit.Hours, step => Time(now[step]), step => Time(before[step])),
        ];
    }

    private static InsightLine Line(
        InsightPeriod period,
        string title,
        ChartUnit unit,
        Func<int, StepValue> now,
        Func<int, StepValue> before
    ) =>
        new(title, InsightSteps.Points(period, now, step => InsightSteps.IsOver(period, step) ? null : before(step)), period.Step)
        {
            Unit = unit,
        };

    private static StepValue Sla(IEnumerable<EndedCase> cases)
    {
        var promised = cases.Where(row => row.SlaMet is not null).ToList();
        return InsightLabels.Step(new(promised.Count(row => row.SlaMet is true), promised.Count));
    }

    private static StepValue Time(IEnumerable<EndedCase> cases) =>
        MedianTime.From(cases.Select(row => row.Took)) is { } time
            ? new(time.Median.TotalHours, Texts.StepMedian.With(DurationLabels.Working(time.Median), ChartNumbers.Count(time.N)))
            : new(null);

    private static ILookup<int, EndedCase> ByStep(IEnumerable<EndedCase> cases, IReadOnlyList<DateTimeOffset> ends) =>
        cases.ToLookup(row => InsightSteps.StepOf(ends, row.ResolvedAt));
}
