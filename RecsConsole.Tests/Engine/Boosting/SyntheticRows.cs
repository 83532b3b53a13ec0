using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Tests.Engine.Boosting;

/// <summary>Generates rows to learn from; the same seed gives the same rows.</summary>
internal static class SyntheticRows
{
    /// <summary>Values from 0 to 1 in every column; the label is a function of the row.</summary>
    public static BoostingData Of(int rows, int columns, ulong seed, Func<double[], double> label, double missing = 0)
    {
        var draws = new SplitMix64(seed);
        var values = new double[rows * columns];
        var labels = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var own = Enumerable.Range(0, columns).Select(_ => Unit(draws) < missing ? double.NaN : Math.Round(Unit(draws), 3)).ToArray();
            own.CopyTo(values, row * columns);
            labels[row] = label(own);
        }

        return new(columns, values, labels);
    }

    /// <summary>Rows of queries with grades from 0 to 4 that depend on the first two columns and on chance.</summary>
    public static BoostingData Queries(int queries, ulong seed)
    {
        var draws = new SplitMix64(seed ^ 7);
        var data = Of(queries * 12, 6, seed, row => Math.Clamp(Math.Floor((row[0] * 2) + (row[1] * 2) + Unit(draws)), 0, 4));
        return new(data.Columns, data.Values, data.Labels) { Queries = [.. Enumerable.Repeat(12, queries)] };
    }

    /// <summary>
    /// Queries of 6 rows, one of which is chosen with a probability proportional to the exponential of three times its first column.
    /// </summary>
    public static BoostingData Choices(int queries, ulong seed)
    {
        const int Size = 6;
        var draws = new SplitMix64(seed ^ 11);
        var data = Of(queries * Size, 6, seed, _ => 0);
        for (var query = 0; query < queries; query++)
        {
            var weights = Enumerable.Range(query * Size, Size).Select(row => Math.Exp(3 * data.Row(row)[0])).ToList();
            var (draw, chosen) = (Unit(draws) * weights.Sum(), 0);
            while (chosen < Size - 1 && draw >= weights[chosen])
            {
                draw -= weights[chosen++];
            }

            data.Labels[(query * Size) + chosen] = 1;
        }

        return new(data.Columns, data.Values, data.Labels) { Queries = [.. Enumerable.Repeat(Size, queries)] };
    }

    public static double Unit(SplitMix64 draws) => draws.Below(1_000_000) / 1e6;
}
