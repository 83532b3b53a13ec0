using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>The decisions of a span of which at least one suggestion was accepted.</summary>
internal static class AcceptedDecisions
{
    public static async Task<InsightRate> RateAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var decisions = await context.Decisions(span).CountAsync(cancellationToken);
        var accepted = await context
            .Responses(span, ResponseKind.Accept)
            .Select(row => row.DecisionId)
            .Distinct()
            .CountAsync(cancellationToken);
        return RateOf(accepted, decisions);
    }

    /// <summary>The same by step of the chart, and for both periods: as many queries as <see cref="RateAsync"/> for each of them.</summary>
    public static async Task<AcceptedSteps> StepsAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var decisions = await InsightSteps.CountAsync(context.Period, context.Decisions, row => row.At, cancellationToken);
        var accepted = await InsightSteps.CountAsync(context.Period, span => Accepted(context, span), row => row.At, cancellationToken);
        return new(decisions, accepted);
    }

    // each decision once, at its own time, however many answers it got and whenever they came
    private static IQueryable<DecidedAt> Accepted(InsightContext context, InsightSpan span) =>
        (
            from response in context.Db.Responses.AsNoTracking()
            join decision in context.Decisions(span) on response.DecisionId equals decision.Id
            where response.UndoneAt == null && response.Kind == ResponseKind.Accept
            select new DecidedAt { Id = decision.Id, At = decision.At }
        ).Distinct();

    // answers that come while it is counted must not be more than the decisions
    internal static InsightRate RateOf(int accepted, int decisions) => new(Math.Min(accepted, decisions), decisions);

    private sealed class DecidedAt
    {
        public Guid Id { get; init; }

        public DateTimeOffset At { get; init; }
    }
}

/// <summary>Decisions, and those with an accepted suggestion, by step of the chart.</summary>
internal sealed record AcceptedSteps(StepCounts Decisions, StepCounts Accepted)
{
    public InsightRate Now => AcceptedDecisions.RateOf(Accepted.Total, Decisions.Total);

    public InsightRate Before => AcceptedDecisions.RateOf(Accepted.BeforeTotal, Decisions.BeforeTotal);

    public IReadOnlyList<ChartPoint> Points(InsightPeriod period) =>
        InsightSteps.Points(
            period,
            step => InsightLabels.Step(AcceptedDecisions.RateOf(Accepted.Now[step], Decisions.Now[step])),
            step =>
                Decisions.Before[step] is { } count ? InsightLabels.Step(AcceptedDecisions.RateOf(Accepted.Before[step] ?? 0, count)) : null
        );
}
