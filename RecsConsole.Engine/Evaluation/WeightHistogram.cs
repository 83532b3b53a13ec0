namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// How the weights of a log are distributed. Few rows with large weights mean that the log says little about the target: the estimate then
/// rests on these rows alone.
/// </summary>
public static class WeightHistogram
{
    private static readonly double[] s_bounds = [0, 0.5, 1, 2, 5, 10, 20, 50, 100, double.PositiveInfinity];

    /// <summary>Ten bins, each up to and including its upper bound; the first has the rows without weight.</summary>
    public static IReadOnlyList<WeightBin> Of(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (rows, sums) = (new int[s_bounds.Length], new double[s_bounds.Length]);
        foreach (var weight in weights)
        {
            var bin = Array.FindIndex(s_bounds, bound => weight <= bound);
            rows[bin]++;
            sums[bin] += weight;
        }

        var all = sums.Sum();
        return
        [
            .. s_bounds.Select((to, bin) => new WeightBin(bin == 0 ? 0 : s_bounds[bin - 1], to, rows[bin], all > 0 ? sums[bin] / all : 0)),
        ];
    }
}

/// <summary>Rows whose weight lies above one bound and up to another.</summary>
/// <param name="To">Infinite in the last bin.</param>
/// <param name="Share">Their share of the total weight.</param>
public sealed record WeightBin(double From, double To, int Rows, double Share);
