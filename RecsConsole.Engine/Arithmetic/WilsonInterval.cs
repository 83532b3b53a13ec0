namespace RecsConsole.Engine.Arithmetic;

/// <summary>
/// Bounds of a success rate at 95 % confidence (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA
/// 22, 1927). Unlike the plain rate, it does not treat one success in one trial as certain.
/// </summary>
public static class WilsonInterval
{
    // the 97.5 % quantile of the standard normal distribution
    private const double Z = 1.96;

    /// <summary>The lower bound; 0 without observations, and without successes exactly 0, free of rounding error.</summary>
    public static double Lower(long successes, long observations)
    {
        Check(successes, observations);
        return successes == 0 ? 0 : Math.Max(0, Centre(successes, observations) - HalfWidth(successes, observations));
    }

    /// <summary>The upper bound; 1 without observations, and exactly 1 when all are successes.</summary>
    public static double Upper(long successes, long observations)
    {
        Check(successes, observations);
        return successes == observations ? 1 : Math.Min(1, Centre(successes, observations) + HalfWidth(successes, observations));
    }

    private static double Centre(double successes, double n) => ((successes / n) + (Z * Z / (2 * n))) / (1 + (Z * Z / n));

    private static double HalfWidth(double successes, double n)
    {
        var rate = successes / n;
        var variance = (rate * (1 - rate) / n) + (Z * Z / (4 * n * n));
        return Z * Math.Sqrt(variance) / (1 + (Z * Z / n));
    }

    private static void Check(long successes, long observations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, observations);
    }
}
