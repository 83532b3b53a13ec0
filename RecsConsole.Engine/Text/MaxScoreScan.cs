using System.Numerics;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds the best documents without scoring all (H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", Information Processing and
/// Management 31, 1995: MaxScore). Terms whose bounds together stay below the worst kept score cannot bring a document in by themselves: their lists are
/// only looked up for documents that another term has. The other lists are added up over a window of documents at a time.
/// </summary>
internal sealed class MaxScoreScan
{
    private const int Window = 4096;
    private const int WordBits = 64;
    private readonly long[] _sums = new long[Window];
    private readonly ulong[] _touched = new ulong[Window / WordBits];

    // the bounds of the terms below a place, added up
    private long[] _bounds = [];

    /// <summary>
    /// Scans the lists of the terms, which are sorted by their bounds. The predicate is asked only for documents that would come in; one it refuses changes
    /// nothing, not even the threshold.
    /// </summary>
    public void Run(
        PostingLists postings,
        Span<QueryTerm> terms,
        TopDocuments top,
        Func<int, bool> mayUse
    )
    {
        AddBounds(terms);
        var essential = 0;
        while (true)
        {
            while (essential < terms.Length && _bounds[essential + 1] < top.Threshold)
            {
                essential++;
            }

            var from = FirstDocument(postings, terms[essential..]);
            if (from == int.MaxValue)
            {
                return;
            }

            foreach (ref var term in terms[essential..])
            {
                Accumulate(postings, ref term, from);
            }

            Collect(postings, terms[..essential], from, top, mayUse);
        }
    }

    private void AddBounds(Span<QueryTerm> terms)
    {
        terms.Sort(static (left, right) => left.Bound.CompareTo(right.Bound));
        if (_bounds.Length <= terms.Length)
        {
            _bounds = new long[terms.Length + 1];
        }

        for (var i = 0; i < terms.Length; i++)
        {
            _bounds[i + 1] = _bounds[i] + terms[i].Bound;
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

    private void Accumulate(PostingLists postings, ref QueryTerm term, int from)
    {
        var documents = postings.Documents.AsSpan(0, term.End);
        var saturations = postings.Saturations.AsSpan(0, term.End);
        var (sums, touched) = (_sums, _touched);
        var position = term.Position;
        for (; position < documents.Length; position++)
        {
            var place = documents[position] - from;
            if (place >= Window)
            {
                break;
            }

            sums[place] += term.Score(saturations[position]);
            touched[place / WordBits] |= 1UL << (place % WordBits);
        }

        term.Position = position;
    }

    private void Collect(
        PostingLists postings,
        Span<QueryTerm> others,
        int from,
        TopDocuments top,
        Func<int, bool> mayUse
    )
    {
        for (var word = 0; word < _touched.Length; word++)
        {
            var bits = _touched[word];
            _touched[word] = 0;
            while (bits != 0)
            {
                var place = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
                bits &= bits - 1;
                var sum = _sums[place];
                _sums[place] = 0;
                var document = from + place;
                if (
                    Complete(postings, others, document, ref sum, top.Threshold)
                    && top.Accepts(document, sum)
                    && mayUse(document)
                )
                {
                    top.Add(document, sum);
                }
            }
        }
    }

    // adds the terms that are only looked up; false as soon as the document cannot come in any more
    private bool Complete(
        PostingLists postings,
        Span<QueryTerm> others,
        int document,
        ref long sum,
        long threshold
    )
    {
        for (var i = others.Length - 1; i >= 0; i--)
        {
            if (sum + _bounds[i + 1] < threshold)
            {
                return false;
            }

            ref var term = ref others[i];
            term.Position = Reach(postings.Documents, term.Position, term.End, document);
            if (term.Position < term.End && postings.Documents[term.Position] == document)
            {
                sum += term.Score(postings.Saturations[term.Position]);
            }
        }

        return sum >= threshold;
    }

    /// <summary>The place of the first document that is not below the wanted one: steps that double, then halving.</summary>
    public static int Reach(int[] documents, int position, int end, int wanted)
    {
        if (position >= end || documents[position] >= wanted)
        {
            return position;
        }

        var step = 1;
        while (position + step < end && documents[position + step] < wanted)
        {
            position += step;
            step *= 2;
        }

        var (low, high) = (position + 1, Math.Min(position + step, end));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (documents[middle] < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
