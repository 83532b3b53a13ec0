using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The two-sample Kolmogorov-Smirnov test: the largest distance between two empirical distributions, and its asymptotic p-value with the
/// correction of M. A. Stephens ("Use of the Kolmogorov-Smirnov, Cramér-von Mises and related statistics without extensive tables", JRSS B
/// 32, 1970). Ties make it conservative: it then rejects less often than its nominal level.
/// </summary>
/// <param name="Distance">0 to 1.</param>
public sealed record KolmogorovSmirnov(double Distance, double PValue)
{
    private const int MaxTerms = 100;
    private const double Negligible = 1e-12;

    /// <summary>Null when either sample is empty.</summary>
    public static KolmogorovSmirnov? From(IEnumerable<long> one, IEnumerable<long> other)
    {
        long[] first = [.. one.Order()];
        long[] second = [.. other.Order()];
        if (first.Length == 0 || second.Length == 0)
        {
            return null;
        }

        var distance = DistanceOf(first, second);
        var size = Math.Sqrt((double)first.Length * second.Length / (first.Length + second.Length));
        return new(distance, Tail((size + 0.12 + (0.11 / size)) * distance));
    }

    private static double DistanceOf(long[] first, long[] second)
    {
        var (i, j, largest) = (0, 0, 0.0);
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] == value)
            {
                i++;
            }

            while (j < second.Length && second[j] == value)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        return largest;
    }

    // 2 times the sum of (-1)^(k-1) exp(-2 k^2 x^2)
    private static double Tail(double x)
    {
        if (x < 0.2)
        {
            return 1; // the series does not converge there, and the probability is 1 to twelve digits
        }

        var (sum, sign) = (0.0, 1.0);
        for (var k = 1; k <= MaxTerms; k++)
        {
            var term = ExactMath.Exp(-2.0 * k * k * x * x);
            sum += sign * term;
            if (term < Negligible)
            {
                break;
            }

            sign = -sign;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
