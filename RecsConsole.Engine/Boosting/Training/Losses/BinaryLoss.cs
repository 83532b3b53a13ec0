using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>Logistic loss of labels 0 and 1.</summary>
internal sealed class BinaryLoss : ILoss
{
    private const int Piece = 16_384; // a multiple of the vector width: piece boundaries must not decide which rows are handled one by one

    private readonly double[] _labels;
    private readonly double[] _weights;
    private readonly double _sum;

    public BinaryLoss(BoostingData data)
    {
        _labels = data.Labels;
        _weights = [.. data.Weights];
        var positive = 0.0;
        for (var row = 0; row < _labels.Length; row++)
        {
            positive += Weight(row) * _labels[row];
            _sum += Weight(row);
        }

        var share = _sum > 0 ? Math.Clamp(positive / _sum, 1e-12, 1 - 1e-12) : 0.5;
        Start = Math.Log(share / (1 - share));
    }

    public double Start { get; }

    public void Derive(double[] scores, Gradients gradients, Workers workers) =>
        workers.RunRanges(scores.Length, Piece, (from, to) => Derive(scores, gradients, from, to));

    /// <summary>Mean logistic loss.</summary>
    public double Evaluate(double[] scores)
    {
        var loss = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            // log(1 + e^-m) for the margin m, from the side that cannot overflow
            var margin = _labels[row] > 0 ? scores[row] : -scores[row];
            loss += Weight(row) * (Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))));
        }

        return _sum > 0 ? loss / _sum : 0;
    }

    private double Weight(int row) => _weights.Length > 0 ? _weights[row] : 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Derive(double[] scores, Gradients gradients, int from, int to)
    {
        var row = from;
        for (; row + 8 <= to; row += 8)
        {
            var (low, high) = (Probability(scores, row), Probability(scores, row + 4));
            var (lowLabel, highLabel) = (Load(_labels, row), Load(_labels, row + 4));
            var (first, second) = (
                Vector256.Narrow(low - lowLabel, high - highLabel),
                Vector256.Narrow(low * (Vector256<double>.One - low), high * (Vector256<double>.One - high))
            );
            if (_weights.Length > 0)
            {
                var weights = Vector256.Narrow(Load(_weights, row), Load(_weights, row + 4));
                (first, second) = (first * weights, second * weights);
            }

            first.CopyTo(gradients.First, row);
            second.CopyTo(gradients.Second, row);
        }

        for (; row < to; row++)
        {
            var probability = 1 / (1 + Math.Exp(-scores[row]));
            gradients.First[row] = (float)((probability - _labels[row]) * Weight(row));
            gradients.Second[row] = (float)(probability * (1 - probability) * Weight(row));
        }
    }

    private static Vector256<double> Probability(double[] scores, int row) =>
        Vector256<double>.One / (Vector256<double>.One + Vector256.Exp(-Load(scores, row)));

    private static Vector256<double> Load(double[] values, int row) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)row);
}
