using RecsConsole.Access;
using RecsConsole.Features.Search.Results;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Features.Search;

/// <summary>Queries the tenant's indexes for each kind; they check the reader's permission during the scan.</summary>
internal sealed class SearchLists(SearchSnapshot search, RetrievalQuery question)
{
    /// <summary>Number of results considered per kind.</summary>
    public const int Depth = 200;

    /// <summary>Version of the search snapshot that answers.</summary>
    public string Version => search.Version;

    /// <summary>No embedding was available for the query, so only words are matched.</summary>
    public bool IsDegraded => question.IsDegraded;

    /// <summary>The best results of a kind, filtered during the scan by the fields in the index.</summary>
    public FoundList Of(SearchKind kind, SearchQuery query, AccessCheck check) =>
        kind switch
        {
            SearchKind.Case => List(search.Cases.Texts, question.WithIssuesOf(search.Cases), check, NarrowCases(query)),
            SearchKind.Document => List(search.Documents, question, check, NarrowDocuments(query)),
            _ => List(search.People, question, check, null),
        };

    private static FoundList List<TFacts>(TextIndex<TFacts> index, RetrievalQuery asked, AccessCheck check, Func<TFacts, bool>? narrow)
        where TFacts : class
    {
        var around = Search(index, asked, check, null);
        return narrow is null ? new(around, around) : new(Search(index, asked, check, ordinal => narrow(index.FactsOf(ordinal))), around);
    }

    private static List<SearchHit> Search<TFacts>(TextIndex<TFacts> index, RetrievalQuery asked, AccessCheck check, Func<int, bool>? filter)
        where TFacts : class =>
        [
            .. index
                .Search(asked, Depth, check, filter)
                .Select(hit => new SearchHit(
                    hit.Key,
                    Passage: hit.Passage,
                    Version: hit.Version,
                    By: ByOf(hit.LexicalMicro, hit.SemanticMicro)
                )),
        ];

    private static Func<IndexedCase, bool>? NarrowCases(SearchQuery query) =>
        query is { Issue: null, Product: null, State: null }
            ? null
            : facts =>
                SearchResultReader.Is(query.Issue, facts.IssueType)
                && SearchResultReader.Is(query.Product, facts.Product)
                && SearchResultReader.Is(query.State, facts.IsOpen ? "open" : "finished");

    private static Func<IndexedDocument, bool>? NarrowDocuments(SearchQuery query) =>
        query is { Issue: null, Language: null }
            ? null
            : facts =>
                (query.Issue is null || facts.IssueTypes.Contains(query.Issue, StringComparer.Ordinal))
                && (query.Language is null || string.Equals(query.Language, facts.Language, StringComparison.OrdinalIgnoreCase));

    private static FoundBy ByOf(long words, long meaning) =>
        words == 0 ? FoundBy.Meaning
        : meaning >= SimilarMicro ? FoundBy.Both
        : FoundBy.Words;

    // A lower cosine similarity means little by itself.
    private const long SimilarMicro = 300_000;
}

/// <summary>The results of a kind.</summary>
/// <param name="Best">Results that match the filters, best first.</param>
/// <param name="Around">The best results ignoring the filters, from which the filters' choices are counted.</param>
internal sealed record FoundList(IReadOnlyList<SearchHit> Best, IReadOnlyList<SearchHit> Around)
{
    public bool IsCut => Best.Count >= SearchLists.Depth;
}
