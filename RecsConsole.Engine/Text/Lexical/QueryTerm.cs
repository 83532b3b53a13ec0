namespace RecsConsole.Engine.Text;

/// <summary>A term of a query, and the current position in its posting list.</summary>
internal struct QueryTerm
{
    // Four bits finer than a millionth: the product with a 24-bit saturation stays below 2^63 even if a query repeats the term a thousand
    // times.
    private const int WeightBits = 4;
    private const int MaxTimes = 1_000;
    private const int Shift = PostingLists.SaturationBits + WeightBits;

    private long _weight;

    /// <summary>The term's number in the index.</summary>
    public int Index { get; private init; }

    /// <summary>Position in its posting list.</summary>
    public int Position { get; set; }

    /// <summary>End of its posting list.</summary>
    public int End { get; private init; }

    /// <summary>Upper bound of the term's contribution to a score.</summary>
    public long Bound { get; private set; }

    /// <summary>Prepares a term; its weight comes from <see cref="TermStatistics.Weight"/>.</summary>
    public static QueryTerm Create(int index, int start, int end, int largest, double weight, int times)
    {
        var term = new QueryTerm
        {
            Index = index,
            Position = start,
            End = end,
            _weight = (long)Math.Round(weight * Math.Min(times, MaxTimes) * (1_000_000 << WeightBits)),
        };
        term.Bound = term.Score(largest);
        return term;
    }

    /// <summary>The term's contribution to a score, in whole millionths: sums of integers are the same in every order.</summary>
    public readonly long Score(int saturation) => ((saturation * _weight) + (1L << (Shift - 1))) >> Shift;
}
