using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>A text that search found.</summary>
/// <param name="Key">Case id, document key, action key or person id.</param>
/// <param name="Version">The version that was indexed; 0 where there are none.</param>
/// <param name="ScoreMicro">What it is ordered by, above 0; comparable within one search only.</param>
/// <param name="LexicalMicro">Its score by words.</param>
/// <param name="SemanticMicro">Its cosine; 0 when words decided alone.</param>
/// <param name="Passage">The passage of the version's text that has most of the words; null where none has any or nothing is quoted.</param>
public sealed record FoundText<TFacts>(
    string Key,
    int Version,
    long ScoreMicro,
    long LexicalMicro,
    long SemanticMicro,
    PassageSpan? Passage,
    TFacts Facts
)
    where TFacts : class;
