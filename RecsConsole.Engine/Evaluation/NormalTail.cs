using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>Tail of the standard normal distribution.</summary>
public static class NormalTail
{
    // Chebyshev fit of the complementary error function, relative error below 1.2e-7 everywhere: W. H. Press et al., "Numerical Recipes",
    // 2nd edition, section 6.2
    private static readonly double[] s_fit =
    [
        -1.26551223,
        1.00002368,
        0.37409196,
        0.09678418,
        -0.18628806,
        0.27886807,
        -1.13520398,
        1.48851587,
        -0.82215223,
        0.17087277,
    ];

    /// <summary>Probability of a value at least as far from zero as <paramref name="z"/>, in either direction.</summary>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (0.5 * x));
        var sum = 0.0;
        for (var i = s_fit.Length - 1; i >= 0; i--)
        {
            sum = (sum * t) + s_fit[i];
        }

        return Math.Min(1, t * ExactMath.Exp(sum - (x * x)));
    }
}
