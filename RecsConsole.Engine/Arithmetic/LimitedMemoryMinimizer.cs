namespace RecsConsole.Engine.Arithmetic;

/// <summary>
/// Finds the minimum of a smooth convex function by limited-memory BFGS with a backtracking line search (J. Nocedal and S. J. Wright,
/// "Numerical Optimization", 2nd edition, algorithms 7.4, 7.5 and 3.1). Sums run in a fixed order: the same function gives the same bits.
/// </summary>
/// <param name="objective">Returns the value at a point (first argument) and writes the gradient there (second argument).</param>
/// <param name="checkpoint">Called before each step; may throw to end the search.</param>
internal sealed class LimitedMemoryMinimizer(Func<double[], double[], double> objective, Action? checkpoint)
{
    private const int Remembered = 10;
    private const int MaxHalvings = 20;
    private const double SufficientDecrease = 1e-4;
    private const double Precision = 1e-6;

    private readonly List<double[]> _moves = [];
    private readonly List<double[]> _turns = [];

    public double[] Minimise(double[] start, int mostSteps)
    {
        var point = start;
        var gradient = new double[start.Length];
        var value = objective(point, gradient);
        for (var step = 0; step < mostSteps; step++)
        {
            checkpoint?.Invoke();
            var direction = Direction(gradient);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
            {
                break;
            }

            var (next, nextGradient, nextValue) = Walk(point, direction, value, slope);
            var gain = value - nextValue;
            if (gain <= 0)
            {
                break;
            }

            Remember(point, next, gradient, nextGradient);
            (point, gradient, value) = (next, nextGradient, nextValue);
            if (gain <= Precision * Math.Abs(value))
            {
                break;
            }
        }

        return point;
    }

    private (double[] Point, double[] Gradient, double Value) Walk(double[] point, double[] direction, double value, double slope)
    {
        var share = 1.0;
        var next = new double[point.Length];
        var gradient = new double[point.Length];
        for (var i = 0; i <= MaxHalvings; i++)
        {
            for (var j = 0; j < next.Length; j++)
            {
                next[j] = point[j] + (share * direction[j]);
            }

            var nextValue = objective(next, gradient);
            if (nextValue <= value + (SufficientDecrease * share * slope))
            {
                return (next, gradient, nextValue);
            }

            share /= 2;
        }

        return (point, gradient, value);
    }

    // The two-loop recursion over the remembered steps: multiplies the gradient by an estimate of the inverse Hessian.
    private double[] Direction(double[] gradient)
    {
        var direction = Array.ConvertAll(gradient, each => -each);
        var shares = new double[_moves.Count];
        for (var i = shares.Length - 1; i >= 0; i--)
        {
            shares[i] = Dot(_moves[i], direction) / Dot(_moves[i], _turns[i]);
            AddTo(direction, _turns[i], -shares[i]);
        }

        var scale =
            shares.Length > 0
                ? Dot(_moves[^1], _turns[^1]) / Dot(_turns[^1], _turns[^1])
                : 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient)));
        for (var j = 0; j < direction.Length; j++)
        {
            direction[j] *= scale;
        }

        for (var i = 0; i < shares.Length; i++)
        {
            AddTo(direction, _moves[i], shares[i] - (Dot(_turns[i], direction) / Dot(_moves[i], _turns[i])));
        }

        return direction;
    }

    private void Remember(double[] from, double[] to, double[] gradientFrom, double[] gradientTo)
    {
        var move = new double[from.Length];
        var turn = new double[from.Length];
        for (var j = 0; j < move.Length; j++)
        {
            move[j] = to[j] - from[j];
            turn[j] = gradientTo[j] - gradientFrom[j];
        }

        if (Dot(move, turn) <= 1e-12)
        {
            return;
        }

        _moves.Add(move);
        _turns.Add(turn);
        if (_moves.Count > Remembered)
        {
            _moves.RemoveAt(0);
            _turns.RemoveAt(0);
        }
    }

    private static void AddTo(double[] sum, double[] added, double share)
    {
        for (var j = 0; j < sum.Length; j++)
        {
            sum[j] += share * added[j];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
