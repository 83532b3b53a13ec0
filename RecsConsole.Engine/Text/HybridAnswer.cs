namespace RecsConsole.Engine.Text;

/// <summary>What a hybrid search found, with all that its order rests on.</summary>
/// <param name="Hits">The hits, best first.</param>
/// <param name="Settings">The weights used.</param>
/// <param name="Lexical">What the scores by words were measured by.</param>
/// <param name="Semantic">What the cosines were measured by.</param>
public sealed record HybridAnswer(
    IReadOnlyList<HybridHit> Hits,
    FusionSettings Settings,
    ScoreScale Lexical,
    ScoreScale Semantic
);
