namespace RecsConsole.Engine.Text;

/// <summary>How one field of a document counts.</summary>
/// <param name="Weight">How many times a word counts here; 0 leaves the field out.</param>
/// <param name="B">How far a long field is held back: 0 not at all, 1 in proportion to its length.</param>
public sealed record Bm25Field(double Weight, double B);
