using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// The probabilities shown with suggestions of one kind, and what came of them: of actions that were done, whether the case ended well; of
/// documents and people that were on screen, whether they were used. Counts each suggestion when the last of its label windows has closed,
/// because a success is known earlier than a failure.
/// </summary>
internal sealed class ShownChances
{
    private const long BinWidth = FixedPoint.One / Reliability.Bins;

    private readonly List<Group> _groups;

    private ShownChances(List<Group> groups) => _groups = groups;

    /// <summary>How often it came true among suggestions with a probability.</summary>
    public InsightRate Base => RateOf(_groups.Where(group => group.Bin is not null));

    /// <summary>The Brier score of the probabilities: the mean squared distance from the outcome; null without any.</summary>
    public double? Brier
    {
        get
        {
            var known = _groups.Where(group => group.Bin is not null).ToList();
            return known.Count == 0 ? null : known.Sum(group => group.Errors) / known.Sum(group => group.Count);
        }
    }

    /// <summary>
    /// How much lower the Brier score is than that of always saying the base rate: 1 is perfect, 0 or less is no better. Null when all
    /// outcomes are the same.
    /// </summary>
    public double? Skill => Brier is { } brier && Base.Share is { } rate and > 0 and < 1 ? 1 - (brier / (rate * (1 - rate))) : null;

    /// <summary>The outcomes by bin of predicted probability, low to high, with the mean prediction of each; without empty bins.</summary>
    public IReadOnlyList<ReliabilityBin> Bins =>
        [
            .. _groups
                .Where(group => group.Bin is not null)
                .GroupBy(group => Math.Min(group.Bin!.Value, Reliability.Bins - 1)) // certainty belongs to the last bin
                .OrderBy(bin => bin.Key)
                .Select(bin => new ReliabilityBin(
                    (double)bin.Key / Reliability.Bins,
                    (bin.Key + 1.0) / Reliability.Bins,
                    FixedPoint.ToDouble(bin.Sum(group => group.Sum)) / bin.Sum(group => group.Count),
                    RateOf(bin)
                )),
        ];

    /// <summary>How often it came true after a level of confidence.</summary>
    public InsightRate RateOf(ItemConfidence level) => RateOf(_groups.Where(group => group.Confidence == level));

    /// <summary>The suggestions whose last window closed in a span.</summary>
    public static async Task<ShownChances> ReadAsync(
        InsightContext context,
        InsightSpan span,
        ItemKind kind,
        CancellationToken cancellationToken
    )
    {
        var known = kind is ItemKind.Action ? Done(context, span) : Seen(context, span, kind);
        return new(
            await known
                .GroupBy(each => new
                {
                    each.Confidence,
                    Bin = each.Probability / BinWidth,
                    each.CameTrue,
                })
                .Select(group => new Group
                {
                    Confidence = group.Key.Confidence,
                    Bin = group.Key.Bin,
                    CameTrue = group.Key.CameTrue,
                    Count = group.Count(),
                    Sum = group.Sum(each => each.Probability ?? 0),
                    Squares = group.Sum(each => (each.Probability ?? 0) * (each.Probability ?? 0)),
                })
                .ToListAsync(cancellationToken)
        );
    }

    private static InsightRate RateOf(IEnumerable<Group> groups)
    {
        var all = groups.ToList();
        return new(all.Where(group => group.CameTrue).Sum(group => group.Count), all.Sum(group => group.Count));
    }

    // The grade that training uses, so the tenant's limits for cases that ended well, as in the labels: solved in time, by the deadline's
    // label if there is one, and not reopened. It is known once all of these labels are.
    private static IQueryable<KnownItem> Done(InsightContext context, InsightSpan span)
    {
        var (start, end) = (span.From, span.To);
        var labels = context.Db.Labels.AsNoTracking().Where(row => row.Kind == ItemKind.Action);
        var (inTime, rework) = (labels.Where(row => row.Name == LabelNames.SlaMet), labels.Where(row => row.Name == LabelNames.Rework));
        // who closes a case knows that it is solved; the chance of such a step says how often cases are closed at that point
        var closing = context.Db.Actions.Where(row => row.Kind == WorkKinds.Close).Select(row => row.Key);
        var awaited = labels.Where(row =>
            row.Applies && (row.Name == LabelNames.Resolved || row.Name == LabelNames.SlaMet || row.Name == LabelNames.Rework)
        );
        // found by what closed in the span, which an index knows: a database would otherwise read the labels of all years
        var closed = awaited
            .Where(row => (row.Value == 0 || row.Value == 1) && row.ClosesAt >= start && row.ClosesAt < end)
            .Select(row => new { row.DecisionId, row.ItemId })
            .Distinct();
        return from shown in Shown(context, span, labels.Where(row => row.Name == LabelNames.Resolved && row.Value != null))
            let label = shown.Label
            join last in closed on new { label.DecisionId, label.ItemId } equals last
            where
                !closing.Contains(label.ItemId)
                && !awaited.Any(row =>
                    row.DecisionId == label.DecisionId && row.ItemId == label.ItemId && (row.Value == null || row.ClosesAt >= end)
                )
            select new KnownItem
            {
                Confidence = shown.Item.Confidence,
                Probability = shown.Item.Probability,
                CameTrue =
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

    private static IQueryable<KnownItem> Seen(InsightContext context, InsightSpan span, ItemKind kind)
    {
        var (start, end) = (span.From, span.To);
        var labels = context
            .Db.Labels.AsNoTracking()
            .Where(row =>
                row.Kind == kind
                && row.Name == LabelNames.Executed
                && row.Applies
                && (row.Value == 0 || row.Value == 1) // see closed
                && row.ClosesAt >= start
                && row.ClosesAt < end
                && (row.Exposure == LabelExposure.OnScreen || row.Exposure == LabelExposure.Viewed)
            );
        return Shown(context, span, labels)
            .Select(shown => new KnownItem
            {
                Confidence = shown.Item.Confidence,
                Probability = shown.Item.Probability,
                CameTrue = shown.Label.Value == 1,
            });
    }

    // Windows close long after the decision, so it may be older than the span.
    private static IQueryable<ShownItem> Shown(InsightContext context, InsightSpan span, IQueryable<LabelRow> labels) =>
        from label in labels
        join decision in context.Decisions(span with { From = DateTimeOffset.UnixEpoch }) on label.DecisionId equals decision.Id
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
        select new ShownItem { Label = label, Item = item };

    private sealed class ShownItem
    {
        public required LabelRow Label { get; init; }

        public required DecisionItemRow Item { get; init; }
    }

    private sealed class KnownItem
    {
        public required ItemConfidence Confidence { get; init; }

        public required long? Probability { get; init; }

        public required bool CameTrue { get; init; }
    }

    private sealed class Group
    {
        public required ItemConfidence Confidence { get; init; }

        /// <summary>Null when no probability was stored.</summary>
        public required long? Bin { get; init; }

        public required bool CameTrue { get; init; }

        public required int Count { get; init; }

        public required long Sum { get; init; }

        public required long Squares { get; init; }

        /// <summary>The sum of the squared distances of the probabilities from the outcome.</summary>
        public double Errors =>
            (Squares / ((double)FixedPoint.One * FixedPoint.One)) + (CameTrue ? Count - (2 * FixedPoint.ToDouble(Sum)) : 0);
    }
}

/// <summary>Suggestions whose probability lies between two shares: their mean probability, and how often it came true.</summary>
internal sealed record ReliabilityBin(double From, double To, double Predicted, InsightRate Observed);
