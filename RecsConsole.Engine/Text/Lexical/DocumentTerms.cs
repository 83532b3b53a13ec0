namespace RecsConsole.Engine.Text;

/// <summary>The forward index: the terms of each document, to score one document without searching every posting list.</summary>
internal sealed class DocumentTerms
{
    private readonly int[] _starts;

    // together, because scoring reads both
    private readonly (int Term, int Saturation)[] _entries;

    public DocumentTerms(int documents, int[] startsOfTerms, PostingLists lists)
    {
        _starts = new int[documents + 1];
        foreach (var document in lists.Documents)
        {
            _starts[document + 1]++;
        }

        for (var i = 0; i < documents; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        var next = _starts.AsSpan(0, documents).ToArray();
        _entries = new (int, int)[lists.Documents.Length];
        for (var term = 0; term < lists.Largest.Length; term++)
        {
            for (var at = startsOfTerms[term]; at < startsOfTerms[term + 1]; at++)
            {
                _entries[next[lists.Documents[at]]++] = (term, lists.Saturations[at]);
            }
        }
    }

    /// <summary>The score of a document: a sum of integers, the same as over the lists.</summary>
    public long Score(int document, ReadOnlySpan<QueryTerm> asked, TermSlots slots)
    {
        var sum = 0L;
        var byTerm = slots.ByTerm;
        foreach (var (term, saturation) in _entries.AsSpan(_starts[document].._starts[document + 1]))
        {
            var slot = byTerm[term];
            if (slot != 0)
            {
                sum += asked[slot - 1].Score(saturation);
            }
        }

        return sum;
    }
}
