using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// How low a score may be for a place in the list. Scores of weighted rules must be above zero and reach a share of the best one. The score
/// of a trained model is an exponent and often negative: it must reach the lowest worthwhile score of the validation period or, when none
/// was learned, the same share of the best one's odds.
/// </summary>
/// <param name="IsExponent">Scores are exponents, as in trained models.</param>
/// <param name="Least">The least score, scaled by 1,000,000; null where none was learned.</param>
public readonly record struct ScoreFloor(bool IsExponent, long? Least)
{
    /// <summary>The floor of a trained model.</summary>
    public static ScoreFloor OfModel(long? least) => new(IsExponent: true, least);

    /// <summary>Whether a score is high enough compared with the best one.</summary>
    /// <param name="share">Required share of the best score when no floor was learned, scaled by 1,000,000; above 0.</param>
    public bool Allows(long score, long best, long share) =>
        Least is { } least ? score >= least
        : IsExponent ? score >= best + FixedPoint.FromDouble(ExactMath.Log(FixedPoint.ToDouble(share)))
        : score > 0 && score >= best * share / FixedPoint.One;
}
