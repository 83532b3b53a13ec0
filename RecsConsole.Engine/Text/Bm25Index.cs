using System.Collections.Concurrent;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds documents by the words they share with a question (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// Foundations and Trends in Information Retrieval 3, 2009, with the usual k1 = 1.2 and b = 0.75). Immutable; any number of threads may search.
/// </summary>
public sealed class Bm25Index
{
    // how fast repeating a term stops counting, and how much long documents are held back
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly string[] _ids;
    private readonly int[] _rankOfId;
    private readonly double[] _lengthNorms;
    private readonly PostingLists _postings;
    private readonly ConcurrentBag<Accumulators> _free = [];

    internal Bm25Index(
        string[] ids,
        int[] lengths,
        PostingLists postings,
        TermStatistics own,
        TermStatistics scoring
    )
    {
        (_ids, _postings, OwnStatistics, Statistics) = (ids, postings, own, scoring);
        var mean = scoring.MeanLength;
        _lengthNorms = Array.ConvertAll(lengths, length => K1 * (1 - B + (B * length / mean)));
        var order = Enumerable.Range(0, ids.Length).ToArray();
        Array.Sort(order, (left, right) => string.CompareOrdinal(ids[left], ids[right]));
        _rankOfId = new int[ids.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            _rankOfId[order[rank]] = rank;
        }
    }

    /// <summary>SHA-256 over the content; what other statistics do to scores is named by their own version.</summary>
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
    /// The best <paramref name="k"/> documents that <paramref name="mayUse"/> accepts, best first, equal scores by ordinal id. The predicate is asked once for
    /// each document that has a term, before it gets a score: a document that may not be used can neither appear nor push out another.
    /// </summary>
    public IReadOnlyList<Bm25Hit> Search(
        IReadOnlyList<string> tokens,
        int k,
        Func<int, bool> mayUse
    )
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(mayUse);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        if (!_free.TryTake(out var accumulators))
        {
            accumulators = new(_ids.Length);
        }

        try
        {
            // a fixed order of terms is a fixed order of sums
            foreach (
                var group in tokens
                    .GroupBy(token => token, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
            )
            {
                Accumulate(accumulators, group.Key, group.Count(), mayUse);
            }

            return Best(accumulators, k);
        }
        finally
        {
            accumulators.Clear();
            _free.Add(accumulators);
        }
    }

    private void Accumulate(
        Accumulators accumulators,
        string term,
        int timesAsked,
        Func<int, bool> mayUse
    )
    {
        if (!_postings.TryGet(term, out var documents, out var counts))
        {
            return;
        }

        var weight = timesAsked * Statistics.Weight(term) * (K1 + 1);
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            if (accumulators.IsOpen(document, mayUse))
            {
                double count = counts[i];
                accumulators.Add(document, weight * count / (count + _lengthNorms[document]));
            }
        }
    }

    private Bm25Hit[] Best(Accumulators accumulators, int k)
    {
        // the worst kept document is on top: lowest score, then last id
        var heap = new PriorityQueue<int, (long Score, int IdFromBehind)>();
        foreach (var document in accumulators.Touched)
        {
            if (accumulators.Score(document) is not { } score)
            {
                continue;
            }

            var priority = (Micro.FromDouble(score), -_rankOfId[document]);
            if (heap.Count < k)
            {
                heap.Enqueue(document, priority);
            }
            else
            {
                heap.EnqueueDequeue(document, priority);
            }
        }

        var hits = new Bm25Hit[heap.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            heap.TryDequeue(out var document, out var priority);
            hits[i] = new(document, _ids[document], priority.Score);
        }

        return hits;
    }
}
