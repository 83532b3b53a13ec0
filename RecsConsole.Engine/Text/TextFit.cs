using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Whether the best text that a search found is any good: a search finds something for every question. A lexical score says how much the words
/// are worth that question and text share, but grows with the question and with the number of texts. So it is counted in words that no other
/// text has, and multiplied by the share of the question's words that it makes up, each by its weight.
/// </summary>
public sealed class TextFit
{
    // of fewer texts one cannot say which words are rare
    private const int FewestTexts = 20;

    private readonly bool _isKnown;
    private readonly double _rarest;
    private readonly double _asked;

    /// <param name="statistics">Those that the words of the index are weighted by.</param>
    /// <param name="terms">The question's. Words that no text has ask for nothing: some are those of another language.</param>
    public TextFit(TermStatistics statistics, IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(terms);
        _isKnown = statistics.DocumentCount >= FewestTexts;
        // a term adds at most this many times its weight, see Bm25Settings.K1
        var most = Bm25Settings.Standard.K1 + 1;
        _rarest = most * Math.Log(1 + ((statistics.DocumentCount - 0.5) / 1.5));
        _asked = most * terms.Distinct(StringComparer.Ordinal).Where(statistics.DocumentFrequencies.ContainsKey).Sum(statistics.Weight);
    }

    /// <summary>The fit of a text, scaled by 1,000,000; null where there are too few texts to say.</summary>
    /// <param name="lexicalMicro">Its lexical score.</param>
    public long? Of(long lexicalMicro)
    {
        var shared = FixedPoint.ToDouble(lexicalMicro);
        return !_isKnown ? null
            : _asked <= 0 ? 0
            : FixedPoint.FromDouble(shared / _rarest * (shared / _asked));
    }
}
