namespace RecsConsole.Engine.Text;

/// <summary>Which documents have which term how often, in a few flat arrays.</summary>
internal sealed class PostingLists
{
    private readonly Dictionary<string, int> _terms;
    private readonly int[] _starts;
    private readonly int[] _documents;
    private readonly int[] _counts;

    public PostingLists(string[] terms, int[] starts, int[] documents, int[] counts)
    {
        _terms = new(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
        {
            _terms.Add(terms[i], i);
        }

        (_starts, _documents, _counts) = (starts, documents, counts);
    }

    /// <summary>Documents with the term, ascending, and how often each has it; false if none has.</summary>
    public bool TryGet(string term, out ReadOnlySpan<int> documents, out ReadOnlySpan<int> counts)
    {
        if (!_terms.TryGetValue(term, out var index))
        {
            documents = counts = default;
            return false;
        }

        var (start, length) = (_starts[index], _starts[index + 1] - _starts[index]);
        documents = _documents.AsSpan(start, length);
        counts = _counts.AsSpan(start, length);
        return true;
    }
}
