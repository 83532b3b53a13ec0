namespace RecsConsole.Engine.Text;

/// <summary>How one field of a document counts.</summary>
/// <param name="Weight">How many times a word counts here; 0 leaves the field out.</param>
/// <param name="B">Length normalisation: 0 none, 1 in proportion to the field's length.</param>
public sealed record Bm25Field(double Weight, double B);
