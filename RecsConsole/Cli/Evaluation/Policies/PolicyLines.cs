using System.Globalization;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Policies;

/// <summary>The value of a policy as lines of text, with the weights as a picture.</summary>
internal static class PolicyLines
{
    private const int Width = 40;

    public static IEnumerable<string> Of(PolicyValue value)
    {
        var overlap = value.Overlap;
        return
        [
            Line(
                $"{overlap.Rows:N0} rows earned {value.OnPolicyMean:0.000000} each; IPS {value.Ips:0.000000}, SNIPS {value.Snips:0.000000}"
            ),
            Line(
                $"doubly robust {value.DoublyRobust.Value:0.000000} ({value.DoublyRobust.Low:0.000000} to {value.DoublyRobust.High:0.000000}, normal)"
            ),
            Line(
                $"effective sample size {overlap.EffectiveSampleSize:0.0} of {overlap.NeededSampleSize:0.0} needed; weights: mean {overlap.MeanWeight:0.000000}, largest {overlap.MaxWeight:0.000}, {overlap.LargestShare:0.0%} of all on the largest hundredth of the rows"
            ),
            .. overlap.Weights.Select(bin => Picture(bin, overlap.Rows)),
            PolicyAnswer.Words(value),
        ];
    }

    // "weight  1 to 2         940 rows   61.0% of the weight  ########"
    private static string Picture(WeightBin bin, int rows)
    {
        var bounds =
            bin.To <= 0 ? "0"
            : double.IsInfinity(bin.To) ? Line($"above {bin.From:0.#}")
            : Line($"{bin.From:0.#} to {bin.To:0.#}");
        var bar = new string('#', (int)Math.Ceiling((double)Width * bin.Rows / rows));
        return Line($"weight {bounds, -10} {bin.Rows, 10:N0} rows {bin.Share, 7:0.0%} of the weight {bar}").TrimEnd();
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
