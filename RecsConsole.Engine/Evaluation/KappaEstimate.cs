namespace RecsConsole.Engine.Evaluation;

/// <summary>Agreement of raters beyond chance: 1 is full agreement, 0 what chance alone gives.</summary>
/// <param name="N">Number of cases rated by both.</param>
/// <param name="Observed">Share of equal ratings.</param>
/// <param name="Expected">Share of equal ratings expected by chance.</param>
/// <param name="Kappa">Null when nothing was rated, or when all ratings are of one category.</param>
/// <param name="StandardError">0 when all agree: then the sample gives no interval.</param>
public sealed record KappaEstimate(long N, double Observed, double Expected, double? Kappa, double? StandardError)
{
    // the 97.5 % quantile of the standard normal distribution
    private const double Z = 1.96;

    /// <summary>No case was rated by both.</summary>
    public static KappaEstimate Nothing { get; } = new(0, 0, 0, null, null);

    /// <summary>Whether there are enough common cases to say anything.</summary>
    public bool IsEnough => N >= Agreement.MinCases;

    /// <summary>The 95 % interval, within -1 and 1; null when the sample gives none.</summary>
    public (double Low, double High)? Interval =>
        Kappa is { } kappa && StandardError is { } error and > 0
            ? (Math.Max(-1, kappa - (Z * error)), Math.Min(1, kappa + (Z * error)))
            : null;
}
