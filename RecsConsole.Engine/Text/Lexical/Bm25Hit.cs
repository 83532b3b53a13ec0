namespace RecsConsole.Engine.Text;

/// <summary>A found document.</summary>
/// <param name="Ordinal">The document's number in the order in which documents were added to the index.</param>
/// <param name="ScoreMicro">The document's score in millionths; comparable within one search only.</param>
public sealed record Bm25Hit(int Ordinal, string Id, long ScoreMicro);
