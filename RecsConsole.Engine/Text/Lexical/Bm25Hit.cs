namespace RecsConsole.Engine.Text;

/// <summary>A found document.</summary>
/// <param name="Ordinal">Its number in the order in which documents were added to the index.</param>
/// <param name="ScoreMicro">Its score in millionths; comparable within one search only.</param>
public sealed record Bm25Hit(int Ordinal, string Id, long ScoreMicro);
