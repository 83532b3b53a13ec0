using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// How low a score may be for a place in the list. Weighted rules have scores above zero: there it is a share of the best one. The score of a trained
/// model is an exponent and often negative: there it is the least score that paid on its validation period, or else the same share of the best one's odds.
/// </summary>
/// <param name="IsExponent">Scores are exponents, as those of trained models are.</param>
/// <param name="Least">The least score, scaled by 1,000,000; null where none was learned.</param>
public readonly record struct ScoreFloor(bool IsExponent, long? Least)
{
    /// <summary>The floor of a trained model.</summary>
    public static ScoreFloor OfModel(long? least) => new(IsExponent: true, least);

    /// <summary>Whether a score is high enough beside the best one.</summary>
    /// <param name="share">Share of the best that is needed where nothing was learned, scaled by 1,000,000; above 0.</param>
    public bool Allows(long score, long best, long share) =>
        Least is { } least ? score >= least
        : IsExponent ? score >= best + FixedPoint.FromDouble(ExactMath.Log(FixedPoint.ToDouble(share)))
        : score > 0 && score >= best * share / FixedPoint.One;
}
