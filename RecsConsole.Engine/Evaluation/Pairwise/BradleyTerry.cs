using MathNet.Numerics.LinearAlgebra;

namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>
/// Strengths from paired comparisons: the log-odds that i is preferred to j are s_i - s_j, plus a constant if i was at home (R. A. Bradley,
/// M. E. Terry, "Rank analysis of incomplete block designs: I", Biometrika 39, 1952; home effect: A. Agresti, "Categorical Data Analysis",
/// 2nd edition, 2002, section 10.6). Maximum likelihood by Newton's method; 95 % intervals are normal, from the inverse of the information
/// matrix.
/// </summary>
public static class BradleyTerry
{
    private const int MaxSteps = 100;
    private const double Converged = 1e-12;
    private const double Normal95 = 1.959963984540054;

    /// <summary>The strengths that maximise the likelihood of the comparisons.</summary>
    /// <param name="competitors">Number of competitors, at least two.</param>
    /// <exception cref="ArgumentException">No finite strengths exist, see <see cref="Undetermined"/>.</exception>
    public static PairwiseStrengths Fit(int competitors, IReadOnlyCollection<PairedComparison> comparisons, bool withHome = false)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        ArgumentOutOfRangeException.ThrowIfLessThan(competitors, 2);
        if (Undetermined(competitors, comparisons).Count > 0)
        {
            throw new ArgumentException("No finite strengths exist for these comparisons.", nameof(comparisons));
        }

        var fit = new Fitting(competitors, comparisons, withHome);
        var n = (int)comparisons.Sum(each => each.FirstWins + each.SecondWins);
        var covariance = fit.Run();
        var strengths = new Estimate[competitors];
        strengths[0] = new(0, 0, 0, n);
        for (var i = 1; i < competitors; i++)
        {
            strengths[i] = WithInterval(fit.Values[i - 1], covariance[i - 1, i - 1], n);
        }

        var home = competitors - 1;
        return new(strengths, withHome ? WithInterval(fit.Values[home], covariance[home, home], n) : null);
    }

    /// <summary>
    /// The competitors that prevent finite strengths: those that never beat the first, directly or through others, or that the first never
    /// beat (L. R. Ford, "Solution of a ranking problem from binary comparisons", American Mathematical Monthly 64, 1957). Empty when the
    /// strengths are finite.
    /// </summary>
    public static IReadOnlyList<int> Undetermined(int competitors, IReadOnlyCollection<PairedComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var beats = new List<int>[competitors];
        var loses = new List<int>[competitors];
        for (var i = 0; i < competitors; i++)
        {
            (beats[i], loses[i]) = ([], []);
        }

        foreach (var each in comparisons)
        {
            if (each.FirstWins > 0)
            {
                beats[each.First].Add(each.Second);
                loses[each.Second].Add(each.First);
            }

            if (each.SecondWins > 0)
            {
                beats[each.Second].Add(each.First);
                loses[each.First].Add(each.Second);
            }
        }

        var (below, above) = (Reached(beats), Reached(loses));
        return [.. Enumerable.Range(0, competitors).Where(i => !below[i] || !above[i])];
    }

    private static bool[] Reached(List<int>[] neighbours)
    {
        var seen = new bool[neighbours.Length];
        var open = new Stack<int>([0]);
        seen[0] = true;
        while (open.TryPop(out var at))
        {
            foreach (var next in neighbours[at].Where(next => !seen[next]))
            {
                seen[next] = true;
                open.Push(next);
            }
        }

        return seen;
    }

    private static Estimate WithInterval(double value, double variance, int n)
    {
        var half = Normal95 * Math.Sqrt(Math.Max(0, variance));
        return new(value, value - half, value + half, n);
    }

    // The parameters are the strengths of all but the first competitor, and the home effect last.
    private sealed class Fitting(int competitors, IReadOnlyCollection<PairedComparison> comparisons, bool withHome)
    {
        private readonly int _size = competitors - 1 + (withHome ? 1 : 0);

        public Vector<double> Values { get; private set; } = Vector<double>.Build.Dense(competitors - 1 + (withHome ? 1 : 0));

        /// <summary>Fits <see cref="Values"/> and returns their covariance.</summary>
        public Matrix<double> Run()
        {
            for (var i = 0; i < MaxSteps; i++)
            {
                var (gradient, information) = Derivatives(Values);
                var step = information.Cholesky().Solve(gradient);
                Values = Damped(step);
                if (step.L2Norm() < Converged * (1 + Values.L2Norm()))
                {
                    break;
                }
            }

            return Derivatives(Values).Information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(_size));
        }

        // The likelihood is concave, so a shorter step in the same direction always improves it.
        private Vector<double> Damped(Vector<double> step)
        {
            var before = LogLikelihood(Values);
            for (var factor = 1.0; factor > 1e-6; factor /= 2)
            {
                var next = Values + (factor * step);
                if (LogLikelihood(next) >= before)
                {
                    return next;
                }
            }

            return Values;
        }

        private (Vector<double> Gradient, Matrix<double> Information) Derivatives(Vector<double> values)
        {
            var gradient = Vector<double>.Build.Dense(_size);
            var information = Matrix<double>.Build.Dense(_size, _size);
            foreach (var each in comparisons)
            {
                var n = each.FirstWins + each.SecondWins;
                var p = Probability(values, each);
                var (residual, weight) = (each.FirstWins - (n * p), n * p * (1 - p));
                var terms = Terms(each);
                foreach (var (row, sign) in terms)
                {
                    gradient[row] += sign * residual;
                    foreach (var (column, other) in terms)
                    {
                        information[row, column] += sign * other * weight;
                    }
                }
            }

            return (gradient, information);
        }

        private double LogLikelihood(Vector<double> values) =>
            comparisons.Sum(each =>
            {
                var odds = Odds(values, each);
                return -(each.FirstWins * SoftPlus(-odds)) - (each.SecondWins * SoftPlus(odds));
            });

        private double Probability(Vector<double> values, PairedComparison each) => 1 / (1 + Math.Exp(-Odds(values, each)));

        private double Odds(Vector<double> values, PairedComparison each) => Terms(each).Sum(term => term.Sign * values[term.Place]);

        private List<(int Place, double Sign)> Terms(PairedComparison each)
        {
            var terms = new List<(int, double)>(3);
            if (each.First > 0)
            {
                terms.Add((each.First - 1, 1));
            }

            if (each.Second > 0)
            {
                terms.Add((each.Second - 1, -1));
            }

            if (withHome)
            {
                terms.Add((_size - 1, 1));
            }

            return terms;
        }

        // log(1 + e^x) without overflow
        private static double SoftPlus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
    }
}
