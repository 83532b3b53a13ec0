namespace RecsConsole.Engine.Text;

/// <summary>How one field of a document counts.</summary>
/// <param name="Weight">How many times a word in this field counts; 0 ignores the field.</param>
/// <param name="B">Length normalisation: 0 for none, 1 for fully proportional to the field's length.</param>
public sealed record Bm25Field(double Weight, double B);
