namespace RecsConsole.Engine.Text;

/// <summary>
/// The best k documents so far; ties are ordered by the rank of the id. A heap in two arrays with the worst kept document on top.
/// </summary>
internal sealed class TopDocuments(int k, int[] rankOfId)
{
    private const int FirstCapacity = 256;
    private int[] _documents = new int[Math.Min(k, FirstCapacity)];
    private long[] _scores = new long[Math.Min(k, FirstCapacity)];
    private int _count;

    /// <summary>Maximum number of documents kept.</summary>
    public int Most => k;

    /// <summary>The documents kept, unordered.</summary>
    public ReadOnlySpan<int> Kept => _documents.AsSpan(0, _count);

    /// <summary>Lowest score that can still be accepted; a score of 0 never is.</summary>
    public long Threshold { get; private set; } = 1;

    /// <summary>Whether a document with this score would be kept.</summary>
    public bool Accepts(int document, long score) =>
        score != Threshold || _count < k ? score >= Threshold : rankOfId[document] < rankOfId[_documents[0]];

    /// <summary>Adds an accepted document.</summary>
    public void Add(int document, long score)
    {
        if (_count < k)
        {
            if (_count == _documents.Length)
            {
                var capacity = (int)Math.Min(k, 2L * _count);
                Array.Resize(ref _documents, capacity);
                Array.Resize(ref _scores, capacity);
            }

            Rise(_count++, document, score);
        }
        else
        {
            Sink(document, score);
        }

        if (_count == k)
        {
            Threshold = _scores[0];
        }
    }

    /// <summary>Removes all documents, so that the object can be reused.</summary>
    public void Clear() => (_count, Threshold) = (0, 1);

    /// <summary>Removes all documents, best first.</summary>
    public (int Document, long Score)[] Take()
    {
        var best = new (int Document, long Score)[_count];
        while (_count > 0)
        {
            best[_count - 1] = (_documents[0], _scores[0]);
            _count--;
            if (_count > 0)
            {
                Sink(_documents[_count], _scores[_count]);
            }
        }

        return best;
    }

    // sift up: inserts at a free place and moves better entries down
    private void Rise(int place, int document, long score)
    {
        while (place > 0)
        {
            var above = (place - 1) / 2;
            if (!IsWorse(document, score, above))
            {
                break;
            }

            (_documents[place], _scores[place]) = (_documents[above], _scores[above]);
            place = above;
        }

        (_documents[place], _scores[place]) = (document, score);
    }

    // sift down: inserts from the top and moves worse entries up
    private void Sink(int document, long score)
    {
        var place = 0;
        while (true)
        {
            var below = (2 * place) + 1;
            if (below >= _count)
            {
                break;
            }

            if (below + 1 < _count && IsWorse(_documents[below + 1], _scores[below + 1], below))
            {
                below++;
            }

            if (IsWorse(document, score, below))
            {
                break;
            }

            (_documents[place], _scores[place]) = (_documents[below], _scores[below]);
            place = below;
        }

        (_documents[place], _scores[place]) = (document, score);
    }

    private bool IsWorse(int document, long score, int place) =>
        score != _scores[place] ? score < _scores[place] : rankOfId[document] > rankOfId[_documents[place]];
}
