using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>A text that search found.</summary>
/// <param name="Key">Case id, document key, action key or person id.</param>
/// <param name="Version">The version that was indexed; 0 when the text has no versions.</param>
/// <param name="ScoreMicro">Score that orders the results, above 0; comparable within one search only.</param>
/// <param name="LexicalMicro">The text's lexical score.</param>
/// <param name="SemanticMicro">The text's cosine; 0 in a search by words alone.</param>
/// <param name="Passage">The passage with most of the query's words; null when none has any or the index keeps no passages.</param>
public sealed record FoundText<TFacts>(
    string Key,
    int Version,
    long ScoreMicro,
    long LexicalMicro,
    long SemanticMicro,
    PassageSpan? Passage,
    TFacts Facts
)
    where TFacts : class
{
    /// <summary>How much of the question its words are about, see <see cref="Engine.Text.TextFit"/>; null among few texts.</summary>
    public long? FitMicro { get; init; }
}
