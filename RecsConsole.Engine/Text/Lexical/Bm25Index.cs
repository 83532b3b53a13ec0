using System.Collections.Concurrent;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds documents by the terms they share with a query: BM25F over title, body and tags (S. Robertson and H. Zaragoza, "The Probabilistic
/// Relevance Framework: BM25 and Beyond", Foundations and Trends in Information Retrieval 3, 2009, section 3.6). Immutable; any number of
/// threads may search.
/// </summary>
public sealed class Bm25Index
{
    private readonly string[] _ids;
    private readonly int[] _rankOfId;
    private readonly PostingLists _postings;
    private readonly ConcurrentBag<MaxScoreScan> _free = [];

    internal Bm25Index(string[] ids, PostingLists postings, TermStatistics own, TermStatistics scoring)
    {
        (_ids, _postings, OwnStatistics, Statistics) = (ids, postings, own, scoring);
        _rankOfId = IdOrder.RanksOf(ids);
    }

    /// <summary>SHA-256 over content and settings; other statistics that affect scores have their own version.</summary>
    public string Version => OwnStatistics.Version;

    /// <summary>Number of documents.</summary>
    public int Count => _ids.Length;

    /// <summary>Ids by ordinal.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>How common terms are in this index itself.</summary>
    public TermStatistics OwnStatistics { get; }

    /// <summary>The statistics that scores use.</summary>
    public TermStatistics Statistics { get; }

    /// <summary>
    /// The best <paramref name="k"/> documents that <paramref name="mayUse"/> accepts, best first, ties by ordinal id. The predicate is
    /// called inside the scan, at most once per document and before it takes a place: a document that may not be used can neither appear
    /// nor displace another.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    public IReadOnlyList<Bm25Hit> Search(IReadOnlyList<string> tokens, int k, Func<int, bool> mayUse)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(mayUse);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return Array.ConvertAll(Best(tokens, k, mayUse), hit => new Bm25Hit(hit.Document, _ids[hit.Document], hit.Score));
    }

    internal (int Document, long Score)[] Best(IReadOnlyList<string> tokens, int k, Func<int, bool> mayUse)
    {
        if (!_free.TryTake(out var scan))
        {
            scan = new();
        }

        var top = new TopDocuments(k, _rankOfId);
        scan.Run(_postings, Terms(tokens), top, mayUse);
        // not returned after an exception, because the sums of a window would be left in it
        _free.Add(scan);
        return top.Take();
    }

    /// <summary>The scores of some documents in millionths; 0 for a document without any of the terms.</summary>
    public long[] Scores(IReadOnlyList<string> tokens, IReadOnlyList<int> ordinals)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(ordinals);
        if (!_free.TryTake(out var scan))
        {
            scan = new();
        }

        var scores = scan.Scores(_postings, Terms(tokens), ordinals);
        _free.Add(scan);
        return scores;
    }

    private QueryTerm[] Terms(IReadOnlyList<string> tokens)
    {
        var times = new Dictionary<string, int>(tokens.Count, StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            times[token] = times.GetValueOrDefault(token) + 1;
        }

        var terms = new List<QueryTerm>(times.Count);
        foreach (var (term, count) in times)
        {
            if (_postings.TryGet(term, out var index, out var start, out var end))
            {
                var weight = Statistics.Weight(term);
                terms.Add(QueryTerm.Create(index, start, end, _postings.Largest[index], weight, count));
            }
        }

        return [.. terms];
    }
}
