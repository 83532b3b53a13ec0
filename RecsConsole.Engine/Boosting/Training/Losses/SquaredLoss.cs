namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>Half the squared difference from the label.</summary>
internal sealed class SquaredLoss : ILoss
{
    private const int Piece = 16_384;

    private readonly double[] _labels;
    private readonly double[] _weights;
    private readonly double _sum;

    public SquaredLoss(BoostingData data)
    {
        _labels = data.Labels;
        _weights = [.. data.Weights];
        var labels = 0.0;
        for (var row = 0; row < _labels.Length; row++)
        {
            labels += Weight(row) * _labels[row];
            _sum += Weight(row);
        }

        Start = _sum > 0 ? labels / _sum : 0;
    }

    public double Start { get; }

    public void Derive(double[] scores, Gradients gradients, Workers workers) =>
        workers.RunRanges(
            scores.Length,
            Piece,
            (from, to) =>
            {
                for (var row = from; row < to; row++)
                {
                    gradients.First[row] = (float)((scores[row] - _labels[row]) * Weight(row));
                    gradients.Second[row] = (float)Weight(row);
                }
            }
        );

    /// <summary>Mean squared error.</summary>
    public double Evaluate(double[] scores)
    {
        var loss = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            var error = scores[row] - _labels[row];
            loss += Weight(row) * error * error;
        }

        return _sum > 0 ? loss / _sum : 0;
    }

    private double Weight(int row) => _weights.Length > 0 ? _weights[row] : 1;
}
