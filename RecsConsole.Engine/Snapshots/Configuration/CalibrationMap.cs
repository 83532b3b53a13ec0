using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Turns a raw score into the probability that the case ends well when the candidate is chosen. Two forms: a sigmoid of a linear function
/// of the score (J. Platt, "Probabilistic outputs for support vector machines", 1999), and a non-decreasing piecewise linear map (isotonic;
/// B. Zadrozny and C. Elkan, "Transforming classifier scores into accurate multiclass probability estimates", KDD 2002).
/// </summary>
/// <param name="Method">platt or isotonic.</param>
/// <param name="Slope">Slope of Platt's linear function, scaled by 1,000,000.</param>
/// <param name="Intercept">Intercept of Platt's linear function, scaled by 1,000,000.</param>
/// <param name="Points">Points of the isotonic map in ascending order of score; empty for Platt.</param>
public sealed record CalibrationMap(string Method, long Slope, long Intercept, IReadOnlyList<CalibrationPoint> Points)
{
    /// <summary>The sigmoid of a linear function.</summary>
    public const string Platt = "platt";

    /// <summary>Piecewise linear between points.</summary>
    public const string Isotonic = "isotonic";

    /// <summary>The plain sigmoid of the score.</summary>
    public static CalibrationMap Plain { get; } = new(Platt, FixedPoint.One, 0, []);

    /// <summary>Probability of a score, scaled by 1,000,000.</summary>
    public long Apply(long score) =>
        string.Equals(Method, Isotonic, StringComparison.Ordinal)
            ? Between(score)
            : FixedPoint.FromDouble(
                ExactMath.Sigmoid((FixedPoint.ToDouble(Slope) * FixedPoint.ToDouble(score)) + FixedPoint.ToDouble(Intercept))
            );

    /// <summary>Why the map cannot be used; null when it can.</summary>
    public string? Problem()
    {
        if (string.Equals(Method, Platt, StringComparison.Ordinal))
        {
            return Points.Count == 0 ? null : "Platt's map has corners";
        }

        if (!string.Equals(Method, Isotonic, StringComparison.Ordinal))
        {
            return $"the calibration '{Method}' is unknown";
        }

        var rises = Points
            .Zip(Points.Skip(1))
            .All(pair => pair.First.Score < pair.Second.Score && pair.First.Probability <= pair.Second.Probability);
        return Points.Count > 0 && rises && Points.All(point => point.Probability is >= 0 and <= FixedPoint.One)
            ? null
            : "the isotonic map does not rise from corner to corner within 0 and 1";
    }

    private long Between(long score)
    {
        if (score <= Points[0].Score)
        {
            return Points[0].Probability;
        }

        for (var i = 1; i < Points.Count; i++)
        {
            if (score <= Points[i].Score)
            {
                return Between(Points[i - 1], Points[i], score);
            }
        }

        return Points[^1].Probability;
    }

    // two corners may lie far apart, so the product is taken in 128 bits
    private static long Between(CalibrationPoint low, CalibrationPoint high, long score) =>
        low.Probability + (long)((Int128)(high.Probability - low.Probability) * (score - low.Score) / (high.Score - low.Score));
}
