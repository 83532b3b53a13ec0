namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>
/// One row of each query is chosen, with probability proportional to the exponential of its score (D. McFadden, "Conditional logit analysis
/// of qualitative choice behavior", 1974). The loss is the negative logarithm of the chosen row's probability.
/// </summary>
internal sealed class ChoiceLoss : ILoss
{
    private const int QueriesAtOnce = 256;

    private readonly double[] _labels;
    private readonly double[] _weights;
    private readonly int[] _starts;

    public ChoiceLoss(BoostingData data)
    {
        _labels = data.Labels;
        _weights = [.. data.Weights];
        _starts = data.QueryStarts();
    }

    /// <summary>Only differences within a query matter.</summary>
    public double Start => 0;

    public void Derive(double[] scores, Gradients gradients, Workers workers) =>
        workers.RunRanges(
            _starts.Length - 1,
            QueriesAtOnce,
            (from, to) =>
            {
                for (var query = from; query < to; query++)
                {
                    Derive(query, scores, gradients);
                }
            }
        );

    /// <summary>Mean loss per query.</summary>
    public double Evaluate(double[] scores)
    {
        var (loss, all) = (0.0, 0.0);
        for (var query = 0; query < _starts.Length - 1; query++)
        {
            var (most, sum) = SumOf(query, scores);
            for (var row = _starts[query]; row < _starts[query + 1]; row++)
            {
                if (_labels[row] > 0)
                {
                    loss += Weight(row) * (most + Math.Log(sum) - scores[row]);
                    all += Weight(row);
                }
            }
        }

        return all > 0 ? loss / all : 0;
    }

    private void Derive(int query, double[] scores, Gradients gradients)
    {
        var (most, sum) = SumOf(query, scores);
        for (var row = _starts[query]; row < _starts[query + 1]; row++)
        {
            var probability = Math.Exp(scores[row] - most) / sum;
            gradients.First[row] = (float)((probability - _labels[row]) * Weight(row));
            gradients.Second[row] = (float)(probability * (1 - probability) * Weight(row));
        }
    }

    private (double Most, double Sum) SumOf(int query, double[] scores)
    {
        var rows = scores.AsSpan(_starts[query].._starts[query + 1]);
        var (most, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in rows)
        {
            most = Math.Max(most, score);
        }

        foreach (var score in rows)
        {
            sum += Math.Exp(score - most);
        }

        return (most, sum);
    }

    private double Weight(int row) => _weights.Length > 0 ? _weights[row] : 1;
}
