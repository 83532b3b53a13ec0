namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>
/// LambdaRank: each pair of a query's rows with different grades pulls apart, in proportion to how much swapping them would change nDCG (C.
/// Burges, "From RankNet to LambdaRank to LambdaMART: An Overview", MSR-TR-2010-82, equations of section 4; gain 2^grade - 1, discount 1 /
/// log2(1 + rank)). With <see cref="BoostingSettings.NormalizeQueries"/> a pair counts less the further apart it already is, and a query's
/// sum is damped to its logarithm, as in LightGBM.
/// </summary>
internal sealed class LambdaRankLoss : ILoss
{
    private const double Apart = 0.01;

    private readonly double[] _labels;
    private readonly double[] _weights;
    private readonly int[] _starts;
    private readonly double[] _inverseBest;
    private readonly double[] _gains;
    private readonly double[] _discounts;
    private readonly BoostingSettings _settings;

    public LambdaRankLoss(BoostingData data, BoostingSettings settings)
    {
        _labels = data.Labels;
        _weights = [.. data.Weights];
        _settings = settings;
        _gains = [.. _labels.Select(label => Math.Pow(2, label) - 1)];
        _starts = data.QueryStarts();

        _discounts = [.. Enumerable.Range(0, data.Queries.DefaultIfEmpty().Max()).Select(place => 1 / Math.Log2(2 + place))];
        _inverseBest = [.. Enumerable.Range(0, data.Queries.Count).Select(query => Inverse(Best(query, settings.Truncation)))];
    }

    /// <summary>Only differences within a query matter.</summary>
    public double Start => 0;

    public void Derive(double[] scores, Gradients gradients, Workers workers) =>
        workers.RunRanges(
            _inverseBest.Length,
            16,
            (from, to) =>
            {
                for (var query = from; query < to; query++)
                {
                    Derive(query, scores, gradients);
                }
            }
        );

    /// <summary>Negative mean nDCG over the queries that have a relevant row.</summary>
    public double Evaluate(double[] scores)
    {
        var (sum, judged) = (0.0, 0);
        for (var query = 0; query < _inverseBest.Length; query++)
        {
            var best = Best(query, _settings.EvaluateAt);
            if (best > 0)
            {
                var order = Order(query, scores);
                sum += order.Take(_settings.EvaluateAt).Select((row, place) => _gains[row] * _discounts[place]).Sum() / best;
                judged++;
            }
        }

        return judged > 0 ? -sum / judged : 0;
    }

    private static double Inverse(double value) => value > 0 ? 1 / value : 0;

    private double Best(int query, int depth) =>
        _gains[_starts[query].._starts[query + 1]].OrderDescending().Take(depth).Select((gain, place) => gain * _discounts[place]).Sum();

    // best first; ties keep row order
    private int[] Order(int query, double[] scores) =>
        [.. Enumerable.Range(_starts[query], _starts[query + 1] - _starts[query]).OrderByDescending(row => scores[row])];

    private void Derive(int query, double[] scores, Gradients gradients)
    {
        var (from, to) = (_starts[query], _starts[query + 1]);
        var (first, second) = (new double[to - from], new double[to - from]);
        var order = Order(query, scores);
        var isSpread = scores[order[0]] != scores[order[^1]];
        var pull = 0.0;
        for (var above = 0; above < Math.Min(order.Length - 1, _settings.Truncation); above++)
        {
            for (var below = above + 1; below < order.Length; below++)
            {
                var (better, worse) =
                    _labels[order[above]] > _labels[order[below]] ? (order[above], order[below]) : (order[below], order[above]);
                if (_labels[better] == _labels[worse])
                {
                    continue;
                }

                var change = (_gains[better] - _gains[worse]) * (_discounts[above] - _discounts[below]) * _inverseBest[query];
                var difference = scores[better] - scores[worse];
                if (_settings.NormalizeQueries && isSpread)
                {
                    change /= Apart + Math.Abs(difference);
                }

                var wrong = 1 / (1 + Math.Exp(difference)); // the probability that the pair is in the wrong order
                first[better - from] -= wrong * change;
                first[worse - from] += wrong * change;
                second[better - from] += wrong * (1 - wrong) * change;
                second[worse - from] += wrong * (1 - wrong) * change;
                pull += 2 * wrong * change;
            }
        }

        var scale = _settings.NormalizeQueries && pull > 0 ? Math.Log2(1 + pull) / pull : 1;
        for (var row = from; row < to; row++)
        {
            var weight = scale * (_weights.Length > 0 ? _weights[row] : 1);
            gradients.First[row] = (float)(first[row - from] * weight);
            gradients.Second[row] = (float)(second[row - from] * weight);
        }
    }
}
