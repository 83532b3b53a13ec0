using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Boosting;

/// <summary>A model of boosted trees: a row's score is the sum over the trees in order, with the same bits on every machine.</summary>
public sealed class BoostedTrees
{
    private readonly ScoringPlan _plan;
    private readonly Lazy<TreeExplainer[]> _explainers;

    /// <exception cref="BoostingException">A tree refers to a column that does not exist.</exception>
    public BoostedTrees(ModelColumns columns, IReadOnlyList<RegressionTree> trees)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(trees);
        if (trees.Any(tree => tree.Nodes.Any(node => node.Column < 0 || node.Column >= columns.Count)))
        {
            throw new BoostingException($"A tree looks at a column outside the {columns.Count} of the model.");
        }

        (Columns, Trees) = (columns, trees);
        _plan = new(trees);
        _explainers = new(() => [.. trees.Select(tree => new TreeExplainer(tree))]);
    }

    public ModelColumns Columns { get; }

    public IReadOnlyList<RegressionTree> Trees { get; }

    public BoostingObjective Objective { get; init; }

    /// <summary>The factor applied to the score in the logistic function (binary objective).</summary>
    public double Sigmoid { get; init; } = 1;

    /// <summary>The lines of the model's text that record how it was trained; they have no effect.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The raw score of a row: a logit (binary), the expected value (regression), or a ranking score (LambdaRank).</summary>
    /// <param name="row">One value per column; NaN when missing.</param>
    public double Predict(ReadOnlySpan<double> row)
    {
        Span<double> score = stackalloc double[1];
        Predict(row, score);
        return score[0];
    }

    /// <summary>The raw scores of several rows, stored one after another in <paramref name="rows"/>.</summary>
    public void Predict(ReadOnlySpan<double> rows, Span<double> scores)
    {
        if (rows.Length != (long)scores.Length * Columns.Count)
        {
            throw new BoostingException($"{scores.Length} rows have {(long)scores.Length * Columns.Count} values, not {rows.Length}.");
        }

        _plan.Score(rows, Columns.Count, scores);
    }

    /// <summary>The probability that corresponds to a raw score.</summary>
    /// <exception cref="InvalidOperationException">The objective is not binary.</exception>
    public double Probability(double score) =>
        Objective == BoostingObjective.Binary
            ? ExactMath.Sigmoid(Sigmoid * score)
            : throw new InvalidOperationException("Only binary models have probabilities.");

    /// <summary>
    /// What each column adds to a row's score, followed by the expected score over the training rows; together they sum to the raw score.
    /// </summary>
    public double[] Contributions(ReadOnlySpan<double> row)
    {
        if (row.Length != Columns.Count)
        {
            throw new BoostingException($"A row has {Columns.Count} values, not {row.Length}.");
        }

        var sums = new double[Columns.Count + 1];
        foreach (var explainer in _explainers.Value)
        {
            explainer.Add(row, sums);
        }

        return sums;
    }

    /// <summary>How many nodes split on each column.</summary>
    public int[] SplitCounts()
    {
        var counts = new int[Columns.Count];
        foreach (var node in Trees.SelectMany(tree => tree.Nodes))
        {
            counts[node.Column]++;
        }

        return counts;
    }
}
