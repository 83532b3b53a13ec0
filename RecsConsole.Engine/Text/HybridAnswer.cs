using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>What a hybrid search found, with all that its order rests on.</summary>
/// <param name="Hits">The hits, best first.</param>
/// <param name="Settings">The weights used.</param>
/// <param name="Lexical">What the scores by words were measured by.</param>
/// <param name="Semantic">What the cosines were measured by.</param>
public sealed record HybridAnswer(IReadOnlyList<HybridHit> Hits, FusionSettings Settings, ScoreScale Lexical, ScoreScale Semantic)
{
    /// <summary>The score of a text that shares neither a word nor any direction with the question: a zero to measure shares from.</summary>
    public long Nothing { get; } =
        FixedPoint.FromDouble(
            ((1 - Settings.SemanticWeight) * Lexical.Standardised(0)) + (Settings.SemanticWeight * Semantic.Standardised(0))
        );

    /// <summary>
    /// How far a hit lies above a text that shares nothing, at least one millionth: the order is that of the scores, and shares of the best make sense.
    /// </summary>
    public long AboveNothing(HybridHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return Math.Max(1, hit.ScoreMicro - Nothing);
    }
}
