namespace RecsConsole.Engine.Text;

/// <summary>The inverted index: documents by term with their saturated counts, in a few flat arrays.</summary>
internal sealed class PostingLists
{
    /// <summary>Fraction bits of a saturation.</summary>
    public const int SaturationBits = 24;

    private readonly Dictionary<string, int> _terms;
    private readonly int[] _starts;

    public PostingLists(int documentCount, string[] terms, int[] starts, int[] documents, int[] saturations)
    {
        _terms = new(terms.Length, StringComparer.Ordinal);
        Largest = new int[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            _terms.Add(terms[i], i);
            for (var at = starts[i]; at < starts[i + 1]; at++)
            {
                Largest[i] = Math.Max(Largest[i], saturations[at]);
            }
        }

        (DocumentCount, _starts, Documents, Saturations) = (documentCount, starts, documents, saturations);
        ByDocument = new(documentCount, starts, this);
        Frequent = new(documentCount, starts, this);
    }

    public int DocumentCount { get; }

    public int TermCount => Largest.Length;

    /// <summary>Documents by term, ascending within each.</summary>
    public int[] Documents { get; }

    /// <summary>Saturated weighted count of the term in the document, as a fixed-point number.</summary>
    public int[] Saturations { get; }

    /// <summary>The largest saturation of each term.</summary>
    public int[] Largest { get; }

    /// <summary>The forward index: the same by document.</summary>
    public DocumentTerms ByDocument { get; }

    /// <summary>Bounds for terms that many documents have.</summary>
    public FrequentRows Frequent { get; }

    /// <summary>Finds the posting list of a term; false if no document has it.</summary>
    public bool TryGet(string term, out int index, out int start, out int end)
    {
        if (!_terms.TryGetValue(term, out index))
        {
            start = end = 0;
            return false;
        }

        (start, end) = (_starts[index], _starts[index + 1]);
        return true;
    }

    /// <summary>
    /// Position in a term's list of the first document at or after the wanted one, by galloping search from the current position.
    /// </summary>
    public int Reach(in QueryTerm term, int wanted)
    {
        var (position, end) = (term.Position, term.End);
        if (position >= end || Documents[position] >= wanted)
        {
            return position;
        }

        var step = 1;
        while (position + step < end && Documents[position + step] < wanted)
        {
            position += step;
            step *= 2;
        }

        var between = Documents.AsSpan((position + 1)..Math.Min(position + step, end));
        var place = between.BinarySearch(wanted);
        return position + 1 + (place < 0 ? ~place : place);
    }
}
