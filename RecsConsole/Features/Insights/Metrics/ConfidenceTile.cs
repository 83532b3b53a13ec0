using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// Whether the confidence shown with actions, documents and people came true, each by its own label: by level, and by the probability
/// behind it.
/// </summary>
internal sealed class ConfidenceTile : IInsightTile
{
    public InsightKind Kind => InsightKind.Confidence;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions, DataFields.Impressions, DataFields.Labels];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        List<InsightFigure> figures = [];
        List<InsightBars> bars = [];
        foreach (var (kind, words) in InsightLabels.Kinds)
        {
            var now = await ShownChances.ReadAsync(context, context.Period.Now, kind, cancellationToken);
            var before = await ShownChances.ReadAsync(context, context.Period.Before, kind, cancellationToken);
            figures.AddRange(Levels.Select(level => Level(kind, words, level, now, before)));
            figures.Add(HighLessLow(kind, words, now));
            // the probability says whether the case ends well; the labels of documents and people say whether they were used
            if (kind is ItemKind.Action)
            {
                figures.Add(Brier(words, now));
                bars.Add(new(Texts.PredictedAndObserved.With(words), Texts.Predicted, Texts.EndedWell, [.. now.Bins.Select(ToBar)]));
            }
        }

        return new(figures) { Bars = bars, Notes = [Texts.ConfidenceRule, Texts.ConfidenceOfItemsRule, Texts.BrierRule] };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static ItemConfidence[] Levels => [ItemConfidence.High, ItemConfidence.Medium, ItemConfidence.Low];

    private static InsightFigure Level(ItemKind kind, string words, ItemConfidence level, ShownChances now, ShownChances before) =>
        new(Texts.ConfidenceOfKind.With(words, ConfidenceLabels.Of(level)))
        {
            Key = $"{kind.ToCode()}_{level.ToString().ToLowerInvariant()}",
            Rate = now.RateOf(level),
            RateBefore = before.RateOf(level),
            Of = kind is ItemKind.Action ? Texts.ActionsDone : Texts.ItemsWithACertainLabel,
        };

    private static InsightFigure HighLessLow(ItemKind kind, string words, ShownChances now)
    {
        var (high, low) = (now.RateOf(ItemConfidence.High), now.RateOf(ItemConfidence.Low));
        var difference = high.Less(low);
        return new(Texts.ConfidenceOfKind.With(words, Texts.HighLessLow))
        {
            Key = $"{kind.ToCode()}_high_less_low",
            Amount = difference is null ? null : new(difference.Value, Math.Min(high.N, low.N)),
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

    private static InsightFigure Brier(string words, ShownChances now) =>
        new(Texts.ConfidenceOfKind.With(words, Texts.BrierScore))
        {
            Key = "brier",
            Text = now.Brier?.ToString("0.000", CultureInfo.CurrentCulture),
            Amount = now.Brier is { } brier ? new(brier, now.Base.N) : null,
            Rest = now.Base.Share is { } share ? SkillOf(now, share) : null,
            Absent = now.Brier is null ? Texts.NoChanceIsKnown : null,
        };

    private static string SkillOf(ShownChances now, double share) =>
        now.Skill is { } skill
            ? Texts.BrierSkill.With(
                skill.ToString("+0.00;−0.00;0", CultureInfo.CurrentCulture),
                ChartNumbers.Percent(share),
                ChartNumbers.Count(now.Base.N)
            )
            : Texts.NoBrierSkill.With(ChartNumbers.Count(now.Base.N));

    private static InsightBar ToBar(ReliabilityBin bin) =>
        new(SharedTexts.To.With(ChartNumbers.Count(100 * bin.From), ChartNumbers.Percent(bin.To)))
        {
            Rate = bin.Observed,
            Also = Texts.PredictedOnAverage.With(ChartNumbers.Percent(bin.Predicted)),
        };
}
