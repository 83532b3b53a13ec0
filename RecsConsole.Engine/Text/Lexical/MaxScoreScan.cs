using System.Numerics;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds the best documents without scoring all (H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", Information
/// Processing and Management 31, 1995: MaxScore), one window of documents at a time. Terms whose bounds together stay below the worst kept
/// score cannot make a document enter by themselves: the other terms are summed from their lists, the frequent ones among the rest are
/// bounded by their rows, and documents that can still enter are scored fully.
/// </summary>
internal sealed class MaxScoreScan
{
    private const int Window = 4096;

    // a window has 64 blocks of 64 documents: one bit for each block that must be examined and cleared
    private const int BlockShift = 6;
    private const int Block = 1 << BlockShift;

    // Adding up this many entries of a list costs about as much as looking up one document in it.
    private const int EntriesPerLookUp = 8;

    private readonly long[] _sums = new long[Window];
    private readonly ushort[] _upper = new ushort[Window];
    private readonly long[] _reach = new long[Window];
    private readonly int[] _places = new int[Window];

    private readonly TermSlots _slots = new();

    // by index in the query: whether the term has a row, and the summed bounds of the terms before it, of all and of those without a row
    private bool[] _hasRow = [];
    private long[] _bounds = [];
    private long[] _rareBounds = [];

    /// <summary>
    /// Scans for the terms, which it reorders. The predicate is called only for documents that would be kept; one that it rejects changes
    /// nothing, not even the threshold.
    /// </summary>
    public void Run(PostingLists postings, QueryTerm[] terms, TopDocuments top, Func<int, bool> mayUse)
    {
        Arrange(postings, terms);
        _slots.Set(postings.TermCount, terms);
        var unit = FrequentRows.UnitOf(terms, _hasRow);
        var essential = 0;
        while (true)
        {
            while (essential < terms.Length && _bounds[essential + 1] < top.Threshold)
            {
                essential++;
            }

            var from = FirstDocument(postings, terms.AsSpan(essential));
            if (from == int.MaxValue)
            {
                break;
            }

            var touched = 0UL;
            for (var i = essential; i < terms.Length; i++)
            {
                touched |= Accumulate(postings, ref terms[i], from);
            }

            var others = terms.AsSpan(0, essential);
            Bound(postings, others, unit, from, touched);
            var count = Gather(touched, unit, top.Threshold - _rareBounds[essential]);
            touched |= Complete(postings, others, from, ref count, unit, top.Threshold);
            Keep(postings, terms, new(from, count, unit), top, mayUse);
            Clear(touched);
        }

        _slots.Clear(terms);
    }

    /// <summary>The scores of some documents.</summary>
    public long[] Scores(PostingLists postings, QueryTerm[] terms, IReadOnlyList<int> documents)
    {
        _slots.Set(postings.TermCount, terms);
        var scores = new long[documents.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = postings.ByDocument.Score(documents[i], terms, _slots);
        }

        _slots.Clear(terms);
        return scores;
    }

    // by maximum contribution, ascending
    private void Arrange(PostingLists postings, QueryTerm[] terms)
    {
        Array.Sort(terms, static (left, right) => left.Bound.CompareTo(right.Bound));
        if (_bounds.Length <= terms.Length)
        {
            (_bounds, _rareBounds) = (new long[terms.Length + 1], new long[terms.Length + 1]);
            _hasRow = new bool[terms.Length];
        }

        var rows = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            _hasRow[i] = rows < FrequentRows.MaxTerms && postings.Frequent.Has(terms[i].Index);
            rows += _hasRow[i] ? 1 : 0;
            _bounds[i + 1] = _bounds[i] + terms[i].Bound;
            _rareBounds[i + 1] = _rareBounds[i] + (_hasRow[i] ? 0 : terms[i].Bound);
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

    // returns the blocks it touched
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

    private void Bound(PostingLists postings, ReadOnlySpan<QueryTerm> others, long unit, int from, ulong blocks)
    {
        for (var i = 0; i < others.Length; i++)
        {
            for (var left = _hasRow[i] ? blocks : 0; left != 0; left &= left - 1)
            {
                var start = BitOperations.TrailingZeroCount(left) << BlockShift;
                postings.Frequent.Add(others[i], unit, from + start, _upper.AsSpan(start, Block));
            }
        }
    }

    // the documents whose sum plus bound is high enough; a sum of 0 never is
    private int Gather(ulong blocks, long unit, long enough)
    {
        var count = 0;
        for (; blocks != 0; blocks &= blocks - 1)
        {
            var start = BitOperations.TrailingZeroCount(blocks) << BlockShift;
            var sums = _sums.AsSpan(start, Block);
            var upper = _upper.AsSpan(start, Block);
            for (var i = 0; i < sums.Length; i++)
            {
                _places[count] = start + i;
                count += sums[i] + (upper[i] * unit) >= enough ? 1 : 0;
            }
        }

        return count;
    }

    // Adds the rare ones of the other terms, highest bound first, and drops a document as soon as it can no longer be kept.
    private ulong Complete(PostingLists postings, Span<QueryTerm> others, int from, ref int count, long unit, long threshold)
    {
        var touched = 0UL;
        for (var i = others.Length - 1; i >= 0 && count > 0; i--)
        {
            if (_hasRow[i])
            {
                continue;
            }

            ref var term = ref others[i];
            term.Position = postings.Reach(term, from);
            var until = postings.Reach(term, from + Window);
            if (until - term.Position <= (long)count * EntriesPerLookUp)
            {
                touched |= Accumulate(postings, ref term, from);
            }
            else
            {
                LookUp(postings, ref term, from, _places.AsSpan(0, count));
            }

            count = Drop(count, unit, threshold - _rareBounds[i]);
        }

        return touched;
    }

    private void LookUp(PostingLists postings, ref QueryTerm term, int from, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            var document = from + place;
            term.Position = postings.Reach(term, document);
            if (term.Position == term.End)
            {
                return;
            }

            if (postings.Documents[term.Position] == document)
            {
                _sums[place] += term.Score(postings.Saturations[term.Position]);
            }
        }
    }

    private int Drop(int count, long unit, long enough)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var place = _places[i];
            _places[kept] = place;
            kept += _sums[place] + (_upper[place] * unit) >= enough ? 1 : 0;
        }

        return kept;
    }

    // Scores the remaining documents fully, most promising first: the threshold rises early, and the others need no scoring.
    private void Keep(PostingLists postings, QueryTerm[] terms, Candidates window, TopDocuments top, Func<int, bool> mayUse)
    {
        var places = _places.AsSpan(0, window.Count);
        var reach = _reach.AsSpan(0, window.Count);
        for (var i = 0; i < places.Length; i++)
        {
            reach[i] = _sums[places[i]] + (_upper[places[i]] * window.Unit);
        }

        reach.Sort(places);
        for (var i = places.Length - 1; i >= 0 && reach[i] >= top.Threshold; i--)
        {
            var document = window.From + places[i];
            var score = postings.ByDocument.Score(document, terms, _slots);
            if (score >= top.Threshold && top.Accepts(document, score) && mayUse(document))
            {
                top.Add(document, score);
            }
        }
    }

    // Documents that may still be kept, relative to the first document of the window.
    private readonly record struct Candidates(int From, int Count, long Unit);

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
