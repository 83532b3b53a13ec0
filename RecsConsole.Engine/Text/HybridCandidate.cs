namespace RecsConsole.Engine.Text;

/// <summary>A text that one list or both have, with the scores known so far.</summary>
internal struct HybridCandidate
{
    /// <summary>A score that has not been computed.</summary>
    public const long Unknown = long.MinValue;

    public int Ordinal { get; private init; }

    public long Lexical { get; set; }

    public long Semantic { get; set; }

    /// <summary>The candidates of both lists, each once, by ascending ordinal.</summary>
    public static HybridCandidate[] Join(List<(long Score, int Ordinal)> byWords, List<(long Score, int Ordinal)> byDirection)
    {
        byWords.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        byDirection.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        var joined = new HybridCandidate[byWords.Count + byDirection.Count];
        var (count, word, direction) = (0, 0, 0);
        while (word < byWords.Count || direction < byDirection.Count)
        {
            var ordinal = Math.Min(OrdinalAt(byWords, word), OrdinalAt(byDirection, direction));
            var isWord = OrdinalAt(byWords, word) == ordinal;
            var isDirection = OrdinalAt(byDirection, direction) == ordinal;
            joined[count++] = new()
            {
                Ordinal = ordinal,
                Lexical = isWord ? byWords[word++].Score : Unknown,
                Semantic = isDirection ? byDirection[direction++].Score : Unknown,
            };
        }

        return joined[..count];
    }

    private static int OrdinalAt(List<(long Score, int Ordinal)> found, int place) =>
        place < found.Count ? found[place].Ordinal : int.MaxValue;
}
