namespace RecsConsole.Engine.Arithmetic;

/// <summary>Scores as integers of one millionth: the only form in which a score is ordered, stored or hashed.</summary>
public static class FixedPoint
{
    /// <summary>The number of units in 1.</summary>
    public const long One = 1_000_000;

    // Above 2^53 units neighbouring doubles are more than one unit apart.
    private const double Limit = 9_007_199_254_740_992;

    /// <summary>Scales and rounds half to even; throws when no such integer exists.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or its magnitude exceeds 9,007,199,254.</exception>
    public static long FromDouble(double value)
    {
        var scaled = Math.Round(value * One, MidpointRounding.ToEven);
        return Math.Abs(scaled) <= Limit
            ? (long)scaled
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A score must be a finite number of at most 9,007,199,254.");
    }

    /// <summary>Back to a double, for display and further arithmetic.</summary>
    public static double ToDouble(long micro) => (double)micro / One;
}
