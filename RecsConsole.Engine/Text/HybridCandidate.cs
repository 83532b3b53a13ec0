namespace RecsConsole.Engine.Text;

/// <summary>A text that is in one list or in both, with the scores known so far.</summary>
internal struct HybridCandidate
{
    /// <summary>A score that has not been computed.</summary>
    public const long Unknown = long.MinValue;

    public int Ordinal { get; private init; }

    public long Lexical { get; set; }

    public long Semantic { get; set; }

    /// <summary>The candidates of both lists, each once, by ascending ordinal.</summary>
    public static HybridCandidate[] Join(List<(long Score, int Ordinal)> lexicalHits, List<(long Score, int Ordinal)> semanticHits)
    {
        lexicalHits.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        semanticHits.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        var joined = new HybridCandidate[lexicalHits.Count + semanticHits.Count];
        var (count, lexical, semantic) = (0, 0, 0);
        while (lexical < lexicalHits.Count || semantic < semanticHits.Count)
        {
            var ordinal = Math.Min(OrdinalAt(lexicalHits, lexical), OrdinalAt(semanticHits, semantic));
            var isLexical = OrdinalAt(lexicalHits, lexical) == ordinal;
            var isSemantic = OrdinalAt(semanticHits, semantic) == ordinal;
            joined[count++] = new()
            {
                Ordinal = ordinal,
                Lexical = isLexical ? lexicalHits[lexical++].Score : Unknown,
                Semantic = isSemantic ? semanticHits[semantic++].Score : Unknown,
            };
        }

        return joined[..count];
    }

    private static int OrdinalAt(List<(long Score, int Ordinal)> found, int place) =>
        place < found.Count ? found[place].Ordinal : int.MaxValue;
}
