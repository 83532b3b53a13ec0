namespace RecsConsole.Engine.Text;

/// <summary>
/// How common terms are in a tenant's documents: an aggregate that is fixed for a while and named by its version, so that scores do not
/// move with single documents that a person may not see.
/// </summary>
/// <param name="Version">The version of the index it was counted on.</param>
/// <param name="DocumentCount">Number of documents counted.</param>
/// <param name="FieldTokenCounts">Terms counted over all documents, with repetitions, in title, body and tags.</param>
/// <param name="DocumentFrequencies">Number of documents that have each term in any field.</param>
public sealed record TermStatistics(
    string Version,
    int DocumentCount,
    IReadOnlyList<long> FieldTokenCounts,
    IReadOnlyDictionary<string, int> DocumentFrequencies
)
{
    /// <summary>
    /// Mean length of a field (0 title, 1 body, 2 tags) in terms; 1 when nothing was counted, so that it can be a divisor.
    /// </summary>
    public double MeanLength(int field) =>
        DocumentCount == 0 || FieldTokenCounts[field] == 0 ? 1 : (double)FieldTokenCounts[field] / DocumentCount;

    /// <summary>
    /// Inverse document frequency of a term, ln(1 + (N - n + 0.5) / (n + 0.5)): the weight of Robertson and Zaragoza (2009) with 1 added,
    /// so that a term in more than half of the documents does not count against them.
    /// </summary>
    public double Weight(string term)
    {
        double with = DocumentFrequencies.GetValueOrDefault(term);
        return Math.Log(1 + ((Math.Max(DocumentCount - with, 0) + 0.5) / (with + 0.5)));
    }
}
