using System.Globalization;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Policies;

/// <summary>
/// The figures of evaluate policy, in the order and under the names of its output. The interval is that of the doubly robust estimate.
/// </summary>
internal sealed record PolicyAnswer
{
    public required int Rows { get; init; }

    public required double OnPolicyMean { get; init; }

    public required double Ips { get; init; }

    public required double Snips { get; init; }

    public required double Dr { get; init; }

    public required double CiLow { get; init; }

    public required double CiHigh { get; init; }

    public required double EffectiveSampleSize { get; init; }

    public required double MaxWeight { get; init; }

    public required double MeanWeight { get; init; }

    /// <summary>One of refused, propensities do not fit, better, worse, no difference; a colon; and why.</summary>
    public required string Verdict { get; init; }

    public static PolicyAnswer From(PolicyValue value) =>
        new()
        {
            Rows = value.Overlap.Rows,
            OnPolicyMean = Rounded(value.OnPolicyMean),
            Ips = Rounded(value.Ips),
            Snips = Rounded(value.Snips),
            Dr = Rounded(value.DoublyRobust.Value),
            CiLow = Rounded(value.DoublyRobust.Low),
            CiHigh = Rounded(value.DoublyRobust.High),
            EffectiveSampleSize = Math.Round(value.Overlap.EffectiveSampleSize, 2),
            MaxWeight = Math.Round(value.Overlap.MaxWeight, 3),
            MeanWeight = Rounded(value.Overlap.MeanWeight),
            Verdict = Words(value),
        };

    /// <summary>No estimate: too few rows to compute anything from.</summary>
    public static PolicyAnswer Refused(int rows, string why) =>
        new()
        {
            Rows = rows,
            OnPolicyMean = 0,
            Ips = 0,
            Snips = 0,
            Dr = 0,
            CiLow = 0,
            CiHigh = 0,
            EffectiveSampleSize = 0,
            MaxWeight = 0,
            MeanWeight = 0,
            Verdict = "refused: " + why,
        };

    /// <summary>The conclusion, as a sentence.</summary>
    public static string Words(PolicyValue value)
    {
        var (overlap, gain) = (value.Overlap, value.Gain);
        FormattableString words = value.Verdict switch
        {
            PolicyVerdict.Refused when overlap.EffectiveSampleSize <= 0 => $"refused: no row has an action that the policy would choose",
            PolicyVerdict.Refused =>
                $"refused: the {overlap.Rows:N0} rows count like {overlap.EffectiveSampleSize:N0} of the policy's own, {overlap.NeededSampleSize:N0} are needed; about {overlap.RowsStillNeeded:N0} more rows like these",
            PolicyVerdict.PropensitiesDoNotFit =>
                $"propensities do not fit: the mean weight is {overlap.MeanWeight:0.000}, far from 1; were these the probabilities of the choices?",
            PolicyVerdict.Better => $"better: by {gain.Low:0.000000} to {gain.High:0.000000} per row",
            PolicyVerdict.Worse => $"worse: by {-gain.High:0.000000} to {-gain.Low:0.000000} per row",
            _ => $"no difference: it lies between {gain.Low:0.000000} and {gain.High:0.000000} per row",
        };
        return words.ToString(CultureInfo.InvariantCulture);
    }

    private static double Rounded(double value) => Math.Round(value, 6);
}
