namespace RecsConsole.Engine.Text;

/// <summary>A text found by words, by embedding, or by both.</summary>
/// <param name="Ordinal">The text's number in both indexes.</param>
/// <param name="ScoreMicro">The blended score in millionths; may be negative, and is comparable within one search only.</param>
/// <param name="LexicalMicro">The text's lexical score.</param>
/// <param name="SemanticMicro">The text's cosine.</param>
public sealed record HybridHit(int Ordinal, string Id, long ScoreMicro, long LexicalMicro, long SemanticMicro);
