namespace RecsConsole.Engine.Text;

/// <summary>How a latent basis is made; the same texts and settings give the same basis.</summary>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="LeastDocuments">In how many texts a term must occur to count.</param>
/// <param name="MostTerms">The most terms; the most frequent are kept.</param>
/// <param name="Seed">The start of the random numbers.</param>
public sealed record LatentSettings(int Dimensions, int LeastDocuments, int MostTerms, ulong Seed)
{
    /// <summary>What the console uses: 128 dimensions over terms that at least two texts have.</summary>
    public static LatentSettings Standard { get; } = new(128, 2, 60_000, 20_260_101);

    /// <summary>What is wrong with them; null when nothing is.</summary>
    internal string? Problem =>
        Dimensions is < 1 or > 1024 ? "A latent vector has 1 to 1024 dimensions."
        : LeastDocuments < 1 || MostTerms < 1 ? "A latent basis needs terms, and documents to have them."
        : null;
}
