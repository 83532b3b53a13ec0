namespace RecsConsole.Engine.Text;

/// <summary>
/// How common terms are in a tenant's documents: an aggregate that is fixed for a while and named by its version, so that scores do not move with
/// single documents that a person may not see.
/// </summary>
/// <param name="Version">The version of the index it was counted on.</param>
/// <param name="DocumentCount">Documents counted.</param>
/// <param name="TokenCount">Terms counted over all documents, with repetitions.</param>
/// <param name="DocumentFrequencies">How many documents have each term.</param>
public sealed record TermStatistics(
    string Version,
    int DocumentCount,
    long TokenCount,
    IReadOnlyDictionary<string, int> DocumentFrequencies
)
{
    /// <summary>Mean length of a document in terms; 1 where nothing was counted, so that it can divide.</summary>
    public double MeanLength =>
        DocumentCount == 0 || TokenCount == 0 ? 1 : (double)TokenCount / DocumentCount;

    /// <summary>
    /// How much a term tells, ln(1 + (N - n + 0.5) / (n + 0.5)): the weight of Robertson and Zaragoza (2009) with 1 added, so that a term in more than half
    /// of the documents does not count against them.
    /// </summary>
    public double Weight(string term)
    {
        double with = DocumentFrequencies.GetValueOrDefault(term);
        return Math.Log(1 + ((Math.Max(DocumentCount - with, 0) + 0.5) / (with + 0.5)));
    }
}
