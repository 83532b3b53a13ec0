using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Metrics;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>Computes the headlines from the rows that the tiles below count.</summary>
internal static class HeadlineFigures
{
    private static readonly HeadlineKind[] s_ofCases =
    [
        HeadlineKind.SlaMet,
        HeadlineKind.TimeToSolution,
        HeadlineKind.Reopened,
        HeadlineKind.Solved,
    ];

    /// <summary>The data fields that the figures of cases need.</summary>
    public static IReadOnlyList<DataField> FieldsOfCases { get; } = [DataFields.CaseOutcome, DataFields.CaseDates];

    private static readonly DataField[] s_fieldsOfDecisions = [DataFields.Decisions, DataFields.Responses];

    public static async Task<IReadOnlyList<InsightHeadline>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var noCases = context.Scope.Role is not null
            ? InsightContext.NotByRole
            : FigurePurpose.Refuse(context.Limits, FieldsOfCases)?.Message;
        var noDecisions = FigurePurpose.Refuse(context.Limits, s_fieldsOfDecisions)?.Message;
        return
        [
            .. noCases is null
                ? await OfCasesAsync(context, cancellationToken)
                : s_ofCases.Select(kind => InsightHeadline.Without(kind, noCases)),
            noDecisions is null
                ? await AcceptedAsync(context, cancellationToken)
                : InsightHeadline.Without(HeadlineKind.Accepted, noDecisions),
        ];
    }

    private static async Task<IEnumerable<InsightHeadline>> OfCasesAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await ReadEndingsAsync(context, context.Period.Now, cancellationToken);
        var before = await ReadEndingsAsync(context, context.Period.Before, cancellationToken);
        return
        [
            Share(HeadlineKind.SlaMet, now.Sla, before.Sla),
            new(HeadlineKind.TimeToSolution, ToValue(now.Time), ToValue(before.Time), HeadlineTrends.OfMedians(now.Time, before.Time)),
            Share(HeadlineKind.Reopened, now.Reopened, before.Reopened),
            new(
                HeadlineKind.Solved,
                Counted(now.Reopened.N, context.Period, context.Period.Now),
                Counted(before.Reopened.N, context.Period, context.Period.Before),
                HeadlineTrends.OfCounts(now.Reopened.N, before.Reopened.N, context.Period.Ratio)
            )
            {
                Ratio = context.Period.Ratio,
            },
        ];
    }

    private static async Task<InsightHeadline> AcceptedAsync(InsightContext context, CancellationToken cancellationToken) =>
        Share(
            HeadlineKind.Accepted,
            await AcceptedDecisions.RateAsync(context, context.Period.Now, cancellationToken),
            await AcceptedDecisions.RateAsync(context, context.Period.Before, cancellationToken)
        );

    private static InsightHeadline Share(HeadlineKind kind, InsightRate now, InsightRate before) =>
        new(kind, ToValue(now), ToValue(before), HeadlineTrends.OfRates(now, before));

    // counts of unequally long periods cannot be compared as they are
    private static HeadlineValue Counted(long count, InsightPeriod period, InsightSpan span) =>
        new(count) { PerDay = InsightLabels.IsOne(period.Ratio) ? null : count / (span.To - span.From).TotalDays };

    private static HeadlineValue ToValue(InsightRate rate) => new(rate.N) { Rate = rate };

    private static HeadlineValue ToValue(MedianTime? time) => new(time?.N ?? 0) { Median = time?.Median };

    private static async Task<Endings> ReadEndingsAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var rows = await context
            .Resolved(span)
            .Select(row => new
            {
                row.OpenedAt,
                ResolvedAt = row.ResolvedAt!.Value,
                row.SlaMet,
                row.Reopened,
            })
            .ToListAsync(cancellationToken);
        return new(
            new(rows.Count(row => row.SlaMet is true), rows.Count(row => row.SlaMet is not null)),
            new(rows.Count(row => row.Reopened), rows.Count),
            MedianTime.From(rows.Select(row => row.ResolvedAt - row.OpenedAt))
        );
    }

    private sealed record Endings(InsightRate Sla, InsightRate Reopened, MedianTime? Time);
}
