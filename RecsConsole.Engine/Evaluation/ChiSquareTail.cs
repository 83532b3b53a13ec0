using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Upper tail of the chi-square distribution (M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 26.4.4 and 26.4.5).
/// </summary>
public static class ChiSquareTail
{
    /// <summary>Probability of a value of at least <paramref name="x"/> with <paramref name="freedom"/> degrees of freedom.</summary>
    public static double Above(double x, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if (x <= 0)
        {
            return 1;
        }

        return Math.Min(1, freedom % 2 == 0 ? Even(x, freedom) : Odd(x, freedom));
    }

    private static double Even(double x, int freedom)
    {
        var (term, sum) = (1.0, 1.0);
        for (var r = 1; r < freedom / 2; r++)
        {
            term *= x / (2 * r);
            sum += term;
        }

        return ExactMath.Exp(-x / 2) * sum;
    }

    private static double Odd(double x, int freedom)
    {
        var root = Math.Sqrt(x);
        var density = ExactMath.Exp(-x / 2) / Math.Sqrt(2 * Math.PI);
        var (term, sum) = (root, 0.0);
        for (var r = 1; r <= (freedom - 1) / 2; r++)
        {
            sum += term;
            term *= x / ((2 * r) + 1);
        }

        return NormalTail.TwoSided(root) + (2 * density * sum);
    }
}
