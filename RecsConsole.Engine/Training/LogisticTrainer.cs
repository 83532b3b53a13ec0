using MathNet.Numerics.Providers.LinearAlgebra;

namespace RecsConsole.Engine.Training;

/// <summary>
/// Logistic regression with an L2 penalty by Newton's method (iteratively reweighted least squares; T. Hastie, R. Tibshirani, J. Friedman,
/// "The Elements of Statistical Learning", 2nd edition, 4.4.1). Columns are standardised first, so that the penalty treats them alike; the
/// intercept is not penalised. Sums run in row order: the same rows give the same weights.
/// </summary>
public static class LogisticTrainer
{
    private const int MaxIterations = 50;
    private const int MaxHalvings = 20;
    private const double Precision = 1e-9;

    // rounding may leave a diagonal just below zero where columns almost repeat each other; this changes the step a little, but not the
    // optimum
    private const double Ridge = 1e-12;

    /// <summary>Fits weights to targets in 0..1; a target in between counts as that fraction of a success.</summary>
    /// <param name="rows">[row][column], all rows of one length.</param>
    /// <param name="targets">One per row, in 0..1.</param>
    /// <param name="l2">Strength of the penalty, as if this many rows supported a weight of 0.</param>
    /// <param name="checkpoint">Called before each step; may throw to end the training.</param>
    /// <exception cref="ArgumentException">There are no rows, or the number of targets differs from that of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="l2"/> is not positive.</exception>
    public static LogisticFit Train(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets, double l2, Action? checkpoint = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(targets);
        if (rows.Count == 0 || targets.Count != rows.Count)
        {
            throw new ArgumentException(
                $"Needs at least one row and one value for each: {rows.Count} and {targets.Count}.",
                nameof(targets)
            );
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(l2);
        var scaling = Standardisation.From(rows);
        var standard = rows.Select(scaling.Apply).ToArray();
        var beta = new double[scaling.Columns + 1]; // the intercept comes last
        var loss = Loss(standard, targets, beta, l2);
        var iteration = 0;
        while (iteration < MaxIterations)
        {
            checkpoint?.Invoke();
            iteration++;
            var step = NewtonStep(standard, targets, beta, l2);
            var (next, nextLoss) = Shorten(standard, targets, beta, step, l2, loss);
            var gain = loss - nextLoss;
            (beta, loss) = (next, nextLoss);
            if (gain <= Precision * (1 + Math.Abs(loss)))
            {
                break;
            }
        }

        return scaling.Undo(beta, iteration);
    }

    // Far from the optimum a whole Newton step may overshoot: it is halved until the loss does not rise.
    private static (double[] Beta, double Loss) Shorten(
        double[][] rows,
        IReadOnlyList<double> targets,
        double[] beta,
        double[] step,
        double l2,
        double loss
    )
    {
        var share = 1.0;
        for (var i = 0; i < MaxHalvings; i++)
        {
            var next = beta.Select((value, column) => value + (share * step[column])).ToArray();
            var nextLoss = Loss(rows, targets, next, l2);
            if (nextLoss <= loss)
            {
                return (next, nextLoss);
            }

            share /= 2;
        }

        return (beta, loss);
    }

    private static double[] NewtonStep(double[][] rows, IReadOnlyList<double> targets, double[] beta, double l2)
    {
        var size = beta.Length;
        var gradient = new double[size];
        var hessian = new double[size * size];
        for (var i = 0; i < rows.Length; i++)
        {
            var p = Sigmoid(Linear(rows[i], beta));
            var error = targets[i] - p;
            // never 0, so that rows with a certain prediction keep the matrix invertible
            var curvature = Math.Max(p * (1 - p), 1e-10);
            for (var a = 0; a < size; a++)
            {
                var left = a < size - 1 ? rows[i][a] : 1;
                gradient[a] += error * left;
                for (var b = 0; b <= a; b++)
                {
                    hessian[(a * size) + b] += curvature * left * (b < size - 1 ? rows[i][b] : 1);
                }
            }
        }

        for (var a = 0; a < size - 1; a++)
        {
            gradient[a] -= l2 * beta[a];
            hessian[(a * size) + a] += l2;
        }

        return Solve(hessian, gradient);
    }

    // Solves A x = b for a symmetric A given by its lower triangle. MathNet's managed code is called directly, so that a native provider,
    // which a process may select, cannot change the weights.
    private static double[] Solve(double[] lower, double[] right)
    {
        var size = right.Length;
        for (var a = 0; a < size; a++)
        {
            lower[(a * size) + a] += Ridge * (1 + lower[(a * size) + a]);
            for (var b = 0; b < a; b++)
            {
                lower[(b * size) + a] = lower[(a * size) + b];
            }
        }

        ManagedLinearAlgebraProvider.Instance.CholeskySolve(lower, size, right, columnsB: 1);
        return right;
    }

    private static double Loss(double[][] rows, IReadOnlyList<double> targets, double[] beta, double l2)
    {
        var loss = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var z = Linear(rows[i], beta);
            // -[y log p + (1 - y) log(1 - p)] = log(1 + e^z) - y z, from the side that cannot overflow
            loss += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (targets[i] * z);
        }

        for (var a = 0; a < beta.Length - 1; a++)
        {
            loss += l2 / 2 * beta[a] * beta[a];
        }

        return loss;
    }

    private static double Linear(double[] row, double[] beta)
    {
        var z = beta[^1];
        for (var a = 0; a < row.Length; a++)
        {
            z += row[a] * beta[a];
        }

        return z;
    }

    private static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
