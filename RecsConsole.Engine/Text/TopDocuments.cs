namespace RecsConsole.Engine.Text;

/// <summary>The best k documents so far; equal scores go by the rank of the id.</summary>
internal sealed class TopDocuments(int k, int[] rankOfId)
{
    // The worst kept document is on top: lowest score, then last id.
    private readonly PriorityQueue<int, (long Score, int IdFromBehind)> _heap = new();

    /// <summary>A document with a lower score cannot come in. A score of nothing never can.</summary>
    public long Threshold { get; private set; } = 1;

    /// <summary>Whether a document with this score would come in.</summary>
    public bool Accepts(int document, long score)
    {
        if (score != Threshold || _heap.Count < k)
        {
            return score >= Threshold;
        }

        _heap.TryPeek(out _, out var worst);
        return -rankOfId[document] > worst.IdFromBehind;
    }

    /// <summary>Adds a document that is accepted.</summary>
    public void Add(int document, long score)
    {
        var priority = (score, -rankOfId[document]);
        if (_heap.Count < k)
        {
            _heap.Enqueue(document, priority);
        }
        else
        {
            _heap.DequeueEnqueue(document, priority);
        }

        if (_heap.Count == k)
        {
            _heap.TryPeek(out _, out var worst);
            Threshold = worst.Score;
        }
    }

    /// <summary>Takes all out, best first.</summary>
    public (int Document, long Score)[] Take()
    {
        var best = new (int Document, long Score)[_heap.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            _heap.TryDequeue(out var document, out var priority);
            best[i] = (document, priority.Score);
        }

        return best;
    }
}
