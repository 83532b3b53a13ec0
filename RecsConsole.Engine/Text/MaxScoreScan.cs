using System.Numerics;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds the best documents without scoring all (H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", Information Processing and
/// Management 31, 1995: MaxScore), a window of documents at a time. Terms whose bounds together stay below the worst kept score cannot bring a document in by
/// themselves. Of the others, rare ones are added up from their lists, frequent ones are bounded by their rows; what can still come in is scored whole.
/// </summary>
internal sealed class MaxScoreScan
{
    private const int Window = 4096;

    // a window has 64 blocks of 64 documents: one bit each for what has to be looked at and cleared
    private const int BlockShift = 6;
    private const int Block = 1 << BlockShift;

    private readonly long[] _sums = new long[Window];
    private readonly ushort[] _upper = new ushort[Window];
    private readonly long[] _reach = new long[Window];
    private readonly int[] _places = new int[Window];

    // by term: one more than its place in the question
    private ushort[] _slots = [];

    // the bounds of the terms below a place, added up
    private long[] _bounds = [];

    /// <summary>
    /// Scans for the terms, which are put in another order. The predicate is asked only for documents that would come in; one it refuses changes nothing, not
    /// even the threshold.
    /// </summary>
    public void Run(
        PostingLists postings,
        QueryTerm[] terms,
        TopDocuments top,
        Func<int, bool> mayUse
    )
    {
        var frequent = Arrange(postings, terms);
        AddBounds(terms);
        Mark(postings, terms);
        var unit = FrequentRows.UnitOf(terms.AsSpan(0, frequent));
        var (essential, next) = (frequent, 0);
        while (next < postings.DocumentCount)
        {
            while (essential < terms.Length && _bounds[essential + 1] < top.Threshold)
            {
                essential++;
            }

            // what frequent terms alone could bring in is in no list that is followed
            var isAnywhere = _bounds[frequent] >= top.Threshold;
            var from = isAnywhere ? next : FirstDocument(postings, terms.AsSpan(essential));
            if (from == int.MaxValue)
            {
                break;
            }

            var touched = 0UL;
            for (var i = essential; i < terms.Length; i++)
            {
                touched |= Accumulate(postings, ref terms[i], from);
            }

            var blocks = isAnywhere ? ulong.MaxValue : touched;
            Bound(postings, terms.AsSpan(0, frequent), unit, from, blocks);
            var others = _bounds[essential] - _bounds[frequent];
            var end = postings.DocumentCount - from;
            var count = Gather(blocks, end, others, unit, top.Threshold);
            Keep(postings, terms, from, count, top, mayUse);
            Clear(blocks);
            next = from + Window;
        }

        Unmark(terms);
    }

    /// <summary>The scores of some documents.</summary>
    public long[] Scores(PostingLists postings, QueryTerm[] terms, IReadOnlyList<int> documents)
    {
        Mark(postings, terms);
        var scores = new long[documents.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = postings.ByDocument.Score(documents[i], terms, _slots);
        }

        Unmark(terms);
        return scores;
    }

    // frequent ones first, then by what they can add; answers how many are frequent
    private static int Arrange(PostingLists postings, QueryTerm[] terms)
    {
        Array.Sort(
            terms,
            (left, right) =>
            {
                var order = postings
                    .Frequent.Has(right.Index)
                    .CompareTo(postings.Frequent.Has(left.Index));
                return order != 0 ? order : left.Bound.CompareTo(right.Bound);
            }
        );
        var frequent = 0;
        while (
            frequent < Math.Min(terms.Length, FrequentRows.MostTerms)
            && postings.Frequent.Has(terms[frequent].Index)
        )
        {
            frequent++;
        }

        return frequent;
    }

    private void AddBounds(QueryTerm[] terms)
    {
        if (_bounds.Length <= terms.Length)
        {
            _bounds = new long[terms.Length + 1];
        }

        for (var i = 0; i < terms.Length; i++)
        {
            _bounds[i + 1] = _bounds[i] + terms[i].Bound;
        }
    }

    private void Mark(PostingLists postings, QueryTerm[] terms)
    {
        if (_slots.Length < postings.TermCount)
        {
            _slots = new ushort[postings.TermCount];
        }

        for (var i = 0; i < terms.Length; i++)
        {
            _slots[terms[i].Index] = (ushort)(i + 1);
        }
    }

    private void Unmark(QueryTerm[] terms)
    {
        foreach (ref readonly var term in terms.AsSpan())
        {
            _slots[term.Index] = 0;
        }
    }

    private static int FirstDocument(PostingLists postings, ReadOnlySpan<QueryTerm> terms)
    {
        var first = int.MaxValue;
        foreach (ref readonly var term in terms)
        {
            if (term.Position < term.End)
            {
                first = Math.Min(first, postings.Documents[term.Position]);
            }
        }

        return first;
    }

    // answers which blocks it touched
    private ulong Accumulate(PostingLists postings, ref QueryTerm term, int from)
    {
        var documents = postings.Documents.AsSpan(0, term.End);
        var saturations = postings.Saturations.AsSpan(0, term.End);
        var (sums, touched, reader) = (_sums, 0UL, term);
        var position = term.Position;
        for (; position < documents.Length; position++)
        {
            var place = documents[position] - from;
            if ((uint)place >= (uint)sums.Length)
            {
                break;
            }

            sums[place] += reader.Score(saturations[position]);
            touched |= 1UL << (place >> BlockShift);
        }

        term.Position = position;
        return touched;
    }

    private void Bound(
        PostingLists postings,
        ReadOnlySpan<QueryTerm> frequent,
        long unit,
        int from,
        ulong blocks
    )
    {
        foreach (ref readonly var term in frequent)
        {
            for (var left = blocks; left != 0; left &= left - 1)
            {
                var start = BitOperations.TrailingZeroCount(left) << BlockShift;
                if (from + start < postings.DocumentCount)
                {
                    postings.Frequent.Add(term, unit, from + start, _upper.AsSpan(start, Block));
                }
            }
        }
    }

    // Those whose bound reaches the worst kept score are scored whole, the most promising first: the worst kept score rises soon, and the rest need not be.
    private void Keep(
        PostingLists postings,
        QueryTerm[] terms,
        int from,
        int count,
        TopDocuments top,
        Func<int, bool> mayUse
    )
    {
        var reach = _reach.AsSpan(0, count);
        var places = _places.AsSpan(0, count);
        reach.Sort(places);
        for (var i = count - 1; i >= 0 && reach[i] >= top.Threshold; i--)
        {
            var document = from + places[i];
            var score = postings.ByDocument.Score(document, terms, _slots);
            if (score >= top.Threshold && top.Accepts(document, score) && mayUse(document))
            {
                top.Add(document, score);
            }
        }
    }

    // the places whose bound reaches so far, and the bounds
    private int Gather(ulong blocks, int end, long others, long unit, long enough)
    {
        var count = 0;
        for (; blocks != 0; blocks &= blocks - 1)
        {
            var start = BitOperations.TrailingZeroCount(blocks) << BlockShift;
            for (var place = start; place < Math.Min(start + Block, end); place++)
            {
                var bound = _sums[place] + others + (_upper[place] * unit);
                _reach[count] = bound;
                _places[count] = place;
                count += bound >= enough ? 1 : 0;
            }
        }

        return count;
    }

    private void Clear(ulong blocks)
    {
        for (; blocks != 0; blocks &= blocks - 1)
        {
            var start = BitOperations.TrailingZeroCount(blocks) << BlockShift;
            Array.Clear(_sums, start, Block);
            Array.Clear(_upper, start, Block);
        }
    }
}
