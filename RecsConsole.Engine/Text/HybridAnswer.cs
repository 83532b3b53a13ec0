using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>The result of a hybrid search, with everything that determines its order.</summary>
/// <param name="Hits">The hits, best first.</param>
/// <param name="Settings">The weights used.</param>
/// <param name="Lexical">Scale of the lexical scores.</param>
/// <param name="Semantic">Scale of the cosines.</param>
public sealed record HybridAnswer(IReadOnlyList<HybridHit> Hits, FusionSettings Settings, ScoreScale Lexical, ScoreScale Semantic)
{
    /// <summary>The score of a text that shares neither words nor meaning with the query: the zero point of shares.</summary>
    public long Nothing { get; } =
        FixedPoint.FromDouble(
            ((1 - Settings.SemanticWeight) * Lexical.Standardised(0)) + (Settings.SemanticWeight * Semantic.Standardised(0))
        );

    /// <summary>
    /// How far a hit is above a text that shares nothing, at least one millionth. Keeps the order of scores and makes shares of the best
    /// score meaningful.
    /// </summary>
    public long AboveNothing(HybridHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Math.Max(1, hit.ScoreMicro - Nothing);
    }
}
