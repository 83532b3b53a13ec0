using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// How often cases ended well after an action of high, medium or low confidence was done; counts only cases whose windows have closed.
/// </summary>
internal sealed class ConfidenceTile : IInsightTile
{
    public InsightKind Kind => InsightKind.Confidence;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Labels];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(context, context.Period.Now, cancellationToken);
        var before = await ReadAsync(context, context.Period.Before, cancellationToken);
        return new([
            .. Levels.Select(level => new InsightFigure(ConfidenceLabels.Of(level))
            {
                Rate = RateOf(now, level),
                RateBefore = RateOf(before, level),
                Of = Texts.ActionsDone,
            }),
            HighLessLow(now),
        ])
        {
            Bars =
            [
                new(
                    Texts.EndedWellByConfidence,
                    Texts.ConfidenceShown,
                    Texts.EndedWell,
                    [
                        .. Levels.Select(level => new InsightBar(ConfidenceLabels.Of(level))
                        {
                            Rate = RateOf(now, level),
                            Tone = level is ItemConfidence.Low ? ChartTone.Quiet : ChartTone.Plain,
                        }),
                    ]
                ),
            ],
            Notes = [Texts.ConfidenceRule],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static InsightFigure HighLessLow(IReadOnlyDictionary<ItemConfidence, InsightRate> now)
    {
        var difference = RateOf(now, ItemConfidence.High).Less(RateOf(now, ItemConfidence.Low));
        return new(Texts.HighLessLow)
        {
            Text = difference is null
                ? null
                : Texts.PointsTo.With(
                    InsightLabels.Points(difference.Value),
                    InsightLabels.Points(difference.Low),
                    InsightLabels.Points(difference.High)
                ),
            Absent = difference is null ? Texts.NoHighOrLow : null,
            IsAlarm = difference is { High: < 0 },
        };
    }

    private static ItemConfidence[] Levels => [ItemConfidence.High, ItemConfidence.Medium, ItemConfidence.Low];

    private static InsightRate RateOf(IReadOnlyDictionary<ItemConfidence, InsightRate> rates, ItemConfidence level) =>
        rates.GetValueOrDefault(level, new(0, 0));

    // The grade that training uses, so the tenant's limits for cases that ended well, as in the labels: solved in time, by the deadline's
    // label if there is one, and not reopened. It is known once these labels are.
    private static async Task<Dictionary<ItemConfidence, InsightRate>> ReadAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var counts = await Done(context, span)
            .GroupBy(each => new { each.Confidence, each.EndedWell })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts
            .GroupBy(each => each.Key.Confidence)
            .ToDictionary(
                level => level.Key,
                level => new InsightRate(level.Where(each => each.Key.EndedWell).Sum(each => each.Count), level.Sum(each => each.Count))
            );
    }

    private static IQueryable<DoneAction> Done(InsightContext context, InsightSpan span)
    {
        var until = context.Now;
        var labels = context.Db.Labels.AsNoTracking().Where(row => row.Kind == ItemKind.Action);
        var (inTime, rework) = (labels.Where(row => row.Name == LabelNames.SlaMet), labels.Where(row => row.Name == LabelNames.Rework));
        var pending = labels.Where(row =>
            (row.Name == LabelNames.SlaMet || row.Name == LabelNames.Rework) && row.Value == null && row.Applies
        );
        return from label in labels
            join decision in context.Decisions(span) on label.DecisionId equals decision.Id
            join item in context.Db.DecisionItems.AsNoTracking()
                on new
                {
                    label.DecisionId,
                    label.Kind,
                    label.ItemId,
                } equals new
                {
                    item.DecisionId,
                    item.Kind,
                    item.ItemId,
                }
            where
                label.Name == LabelNames.Resolved
                && label.Value != null
                && label.ClosesAt <= until
                && !pending.Any(row => row.DecisionId == label.DecisionId && row.ItemId == label.ItemId)
            select new DoneAction
            {
                Confidence = item.Confidence,
                EndedWell =
                    (
                        inTime
                            .Where(row => row.DecisionId == label.DecisionId && row.ItemId == label.ItemId)
                            .Select(row => row.Value)
                            .FirstOrDefault()
                        ?? label.Value
                    ) == 1
                    && !rework.Any(row => row.DecisionId == label.DecisionId && row.ItemId == label.ItemId && row.Value == 1),
            };
    }

    private sealed class DoneAction
    {
        public required ItemConfidence Confidence { get; init; }

        public bool EndedWell { get; init; }
    }
}
