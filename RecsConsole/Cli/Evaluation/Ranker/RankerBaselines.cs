using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>What needs no model: a random order of each query, and the order by one column.</summary>
/// <param name="Random">nDCG at <see cref="RankerMeasures.Depths"/>.</param>
/// <param name="Column">
/// Number of the column with the highest nDCG at the last depth, ascending or descending, chosen afterwards on the same rows, which favours
/// it.
/// </param>
/// <param name="ByColumn">nDCG of the order by that column.</param>
internal sealed record RankerBaselines(IReadOnlyList<Estimate> Random, int Column, bool IsAscending, IReadOnlyList<Estimate> ByColumn)
{
    /// <summary>Null without queries.</summary>
    public static RankerBaselines? From(LabelledRows rows)
    {
        if (rows.Queries.Count == 0)
        {
            return null;
        }

        var (column, isAscending) = Enumerable
            .Range(0, rows.Columns)
            .SelectMany(each => new[] { (Column: each, IsAscending: false), (Column: each, IsAscending: true) })
            .MaxBy(each =>
                RankerMeasures.NdcgByQuery(rows, ScoreBy(rows, each.Column, each.IsAscending), RankerMeasures.Depths[^1]).Average()
            );
        return new(
            AtDepths(depth => RankerMeasures.ChanceByQuery(rows, depth)),
            column,
            isAscending,
            AtDepths(depth => RankerMeasures.NdcgByQuery(rows, ScoreBy(rows, column, isAscending), depth))
        );
    }

    private static IReadOnlyList<Estimate> AtDepths(Func<int, IReadOnlyList<double>> byQuery) =>
        [.. RankerMeasures.Depths.Select(depth => Bootstrap.Mean(byQuery(depth)))];

    // a missing value comes last either way
    private static Func<int, double> ScoreBy(LabelledRows rows, int column, bool isAscending) =>
        row =>
            rows.Values[(row * rows.Columns) + column] switch
            {
                double.NaN => double.NegativeInfinity,
                var value => isAscending ? -value : value,
            };
}
