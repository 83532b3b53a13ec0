namespace RecsConsole.Engine.Text;

/// <summary>A text found by its embedding.</summary>
/// <param name="Ordinal">The text's number in the index.</param>
/// <param name="ScoreMicro">The cosine in millionths.</param>
public sealed record VectorHit(int Ordinal, string Id, long ScoreMicro);
