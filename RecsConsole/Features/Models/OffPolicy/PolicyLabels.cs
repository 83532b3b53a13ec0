using System.Globalization;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Models.OffPolicy;

/// <summary>The words of an off-policy estimate.</summary>
internal static class PolicyLabels
{
    /// <summary>Why there is no estimate at all.</summary>
    public static string Missing(PolicyFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.IsExploring
            ? Texts.PolicyNeedsRows.With(figures.Rows, figures.StillNeeded)
            : Texts.PolicyWithoutDraws.With(figures.StillNeeded);
    }

    /// <summary>What the log allows us to conclude.</summary>
    public static string Verdict(PolicyValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var overlap = value.Overlap;
        return value.Verdict switch
        {
            PolicyVerdict.Refused => Texts.PolicyRefused.With(
                ChartNumbers.Count(overlap.Rows),
                Whole(overlap.EffectiveSampleSize),
                Whole(overlap.NeededSampleSize),
                ChartNumbers.Count(overlap.RowsStillNeeded)
            ),
            PolicyVerdict.PropensitiesDoNotFit => Texts.PolicyDoesNotFit.With(ModelLabels.Figure(overlap.MeanWeight)),
            PolicyVerdict.Better => Texts.PolicyIsBetter,
            PolicyVerdict.Worse => Texts.PolicyIsWorse,
            _ => Texts.PolicyIsNotDifferent,
        };
    }

    /// <summary>The figures; without the estimates when they are refused.</summary>
    public static IEnumerable<(string Name, string Text)> Rows(PolicyValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var overlap = value.Overlap;
        var effective = (
            Texts.PolicyEffectiveSize,
            Texts.PolicyOfNeeded.With(Whole(overlap.EffectiveSampleSize), Whole(overlap.NeededSampleSize))
        );
        return value.Verdict is PolicyVerdict.Refused
            ? [(Texts.PolicyDrawnPlaces, ChartNumbers.Count(overlap.Rows)), effective]
            :
            [
                (Texts.PolicyDrawnPlaces, ChartNumbers.Count(overlap.Rows)),
                (Texts.PolicyServed, ModelLabels.Figure(value.OnPolicyMean)),
                (Texts.PolicyDoublyRobust, ModelLabels.Figure(Measure.From(value.DoublyRobust))),
                (Texts.PolicyGain, ModelLabels.Figure(Measure.From(value.Gain))),
                (Texts.PolicyIps, ModelLabels.Figure(value.Ips)),
                (Texts.PolicySnips, ModelLabels.Figure(value.Snips)),
                effective,
            ];
    }

    /// <summary>The histogram of the weights.</summary>
    public static IReadOnlyList<ChartBar> Weights(PolicyOverlap overlap)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        return
        [
            .. overlap.Weights.Select(bin => new ChartBar(
                BoundsOf(bin),
                bin.Rows,
                Texts.PolicyRowsOfWeight.With(ChartNumbers.Count(bin.Rows), ChartNumbers.Percent(bin.Share))
            )),
        ];
    }

    private static string BoundsOf(WeightBin bin) =>
        bin.To <= 0 ? Number(0)
        : double.IsInfinity(bin.To) ? Texts.PolicyAbove.With(Number(bin.From))
        : SharedTexts.To.With(Number(bin.From), Number(bin.To));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);

    private static string Whole(double value) => ChartNumbers.Count(Math.Floor(value));
}
