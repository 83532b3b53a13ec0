namespace RecsConsole.Engine.Text;

/// <summary>How a latent basis is made; the same texts and settings give the same basis.</summary>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="LeastDocuments">Minimum number of texts in which a term must occur.</param>
/// <param name="MostTerms">Maximum number of terms; the most frequent are kept.</param>
public sealed record LatentSettings(int Dimensions, int LeastDocuments, int MostTerms, ulong Seed)
{
    /// <summary>The console's settings: 128 dimensions over terms that occur in at least two texts.</summary>
    public static LatentSettings Standard { get; } = new(128, 2, 60_000, 20_260_101);

    /// <summary>Why the settings cannot be used; null when they can.</summary>
    internal string? Problem =>
        Dimensions is < 1 or > 1024 ? "A latent vector has 1 to 1024 dimensions."
        : LeastDocuments < 1 || MostTerms < 1 ? "A latent basis needs terms, and documents to have them."
        : null;
}
