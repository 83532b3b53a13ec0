using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Fits the weights to histories by penalised maximum likelihood. The penalty pulls towards equal weights for all opinions, so that few
/// cases give their plain blend; a weight for one evidence class or one activity needs far more cases than a global one.
/// </summary>
internal sealed class MixtureFit(MixtureWeights weights, IReadOnlyList<FittedHistory> histories)
{
    private const int MaxSteps = 80;
    private const double ForOwn = 100;
    private const double ForEvidence = 2_000;
    private const double ForGates = 500;
    private const double ForLast = 300;
    private const double ForConstants = 30;

    private readonly double[] _start = [.. weights.Values];
    private readonly int[][] _constants = [.. histories.Select(each => weights.ConstantsOf(each.Place.Last, each.Steps))];
    private readonly int[][] _rows = [.. histories.Select(each => weights.RowsOf(each.Place))];

    /// <param name="checkpoint">Called before each step; may throw to end the training.</param>
    public void Run(Action? checkpoint)
    {
        var found = new LimitedMemoryMinimizer(Loss, checkpoint).Minimise([.. _start], MaxSteps);
        // rounded as when stored, so that a model gives the same answers before and after storage
        weights.Values = Array.ConvertAll(found, each => FixedPoint.ToDouble(FixedPoint.FromDouble(each)));
    }

    private double Loss(double[] values, double[] gradient)
    {
        Array.Clear(gradient);
        var loss = 0.0;
        for (var i = 0; i < histories.Count; i++)
        {
            loss += Loss(histories[i], new(_constants[i], _rows[i]), values, gradient);
        }

        for (var j = 0; j < values.Length; j++)
        {
            var penalty = PenaltyOf(j);
            var far = values[j] - _start[j];
            loss += penalty / 2 * far * far;
            gradient[j] += penalty * far;
        }

        return loss;
    }

    private double Loss(FittedHistory history, WeightPlaces places, double[] values, double[] gradient)
    {
        var constants = places.Constants;
        var width = constants.Length;
        Span<double> errors = width <= 256 ? stackalloc double[width] : new double[width];
        for (var k = 0; k < width; k++)
        {
            errors[k] = values[constants[k]];
        }

        for (var i = 0; i < history.Evidence.Length; i++)
        {
            var weight = weights.Of(values, places.Rows, i, history.Evidence[i]);
            var logs = history.Logs.AsSpan(i * width, width);
            for (var k = 0; k < width; k++)
            {
                errors[k] += weight * logs[k];
            }
        }

        MixtureWeights.Normalise(errors);
        var loss = -ExactMath.Log(Math.Max(errors[history.Came], 1e-300));
        errors[history.Came] -= 1;
        Descend(history, places, errors, gradient);
        return loss;
    }

    private void Descend(FittedHistory history, WeightPlaces places, Span<double> errors, double[] gradient)
    {
        for (var k = 0; k < errors.Length; k++)
        {
            gradient[places.Constants[k]] += errors[k];
        }

        for (var i = 0; i < history.Evidence.Length; i++)
        {
            var logs = history.Logs.AsSpan(i * errors.Length, errors.Length);
            var slope = 0.0;
            for (var k = 0; k < errors.Length; k++)
            {
                slope += errors[k] * logs[k];
            }

            gradient[weights.PlaceOf(i, history.Evidence[i])] += slope;
            foreach (var row in places.Rows)
            {
                gradient[row + i] += slope;
            }
        }
    }

    private double PenaltyOf(int place) =>
        place < weights.ByEvidence ? ForOwn
        : place < weights.ByGate ? ForEvidence
        : place < weights.ByLast ? ForGates
        : place < weights.Constants ? ForLast
        : ForConstants;

    /// <summary>Indexes of a history's constants, one per step, and of its rows of weights.</summary>
    private readonly record struct WeightPlaces(int[] Constants, int[] Rows);
}
