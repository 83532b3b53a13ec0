using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>The quality of scores on labelled rows; null for measures that do not apply.</summary>
/// <param name="Ndcg">Mean over the queries at 1, 3, 5 and 10, resampled by query; a query without relevant rows counts as 1, as in LightGBM.</param>
/// <param name="Auc">The probability that a row with label 1 ranks above one with label 0; only for labels 0 and 1.</param>
/// <param name="LogLoss">Mean logarithmic loss of the probabilities; only for binary models.</param>
internal sealed record RankerMeasures(IReadOnlyList<Estimate>? Ndcg, double? Auc, double? LogLoss)
{
    public static readonly IReadOnlyList<int> Depths = [1, 3, 5, 10];

    public static RankerMeasures From(LabelledRows rows, double[] scores, BoostedTrees model)
    {
        var isBinary = Array.TrueForAll(rows.Labels, label => label is 0 or 1) && rows.Labels.Distinct().Count() == 2;
        return new(
            rows.Queries.Count > 0 ? [.. Depths.Select(depth => Bootstrap.Mean(NdcgByQuery(rows, row => scores[row], depth)))] : null,
            isBinary ? AreaUnderCurve(rows.Labels, scores) : null,
            model.Objective == BoostingObjective.Binary ? Loss(rows.Labels, scores, model) : null
        );
    }

    /// <summary>nDCG of each query, with its rows in descending order of a score.</summary>
    public static IReadOnlyList<double> NdcgByQuery(LabelledRows rows, Func<int, double> score, int depth) =>
        ByQuery(rows, query => Engine.Evaluation.Ndcg.AtK([.. query.OrderByDescending(score).Select(row => GradeOf(rows, row))], depth));

    /// <summary>The expected nDCG of each query for a random order of its rows.</summary>
    public static IReadOnlyList<double> ChanceByQuery(LabelledRows rows, int depth) =>
        ByQuery(rows, query => RandomOrder.NdcgAtK([.. query.Select(row => GradeOf(rows, row))], query.Count, depth));

    private static List<double> ByQuery(LabelledRows rows, Func<List<int>, double> ndcg)
    {
        var (values, from) = (new List<double>(rows.Queries.Count), 0);
        foreach (var size in rows.Queries)
        {
            var query = Enumerable.Range(from, size).ToList();
            values.Add(query.Exists(row => rows.Labels[row] > 0) ? ndcg(query) : 1);
            from += size;
        }

        return values;
    }

    private static int GradeOf(LabelledRows rows, int row) => (int)rows.Labels[row];

    // from the mean rank of the positives (ties share theirs): the U statistic of Mann and Whitney
    private static double AreaUnderCurve(double[] labels, double[] scores)
    {
        var order = Enumerable.Range(0, labels.Length).ToArray();
        Array.Sort((double[])scores.Clone(), order);
        var (ranks, positives) = (0.0, 0.0);
        for (var from = 0; from < order.Length; )
        {
            var to = from + 1;
            while (to < order.Length && scores[order[to]] == scores[order[from]])
            {
                to++;
            }

            var own = order[from..to].Sum(row => labels[row]);
            (ranks, positives) = (ranks + (own * (from + to + 1) / 2), positives + own);
            from = to;
        }

        return (ranks - (positives * (positives + 1) / 2)) / (positives * (labels.Length - positives));
    }

    private static double Loss(double[] labels, double[] scores, BoostedTrees model)
    {
        const double Least = 1e-15;
        return labels.Select((label, row) => -Math.Log(Math.Max(Least, label > 0 ? Probability(row) : 1 - Probability(row)))).Average();

        double Probability(int row) => model.Probability(scores[row]);
    }
}
