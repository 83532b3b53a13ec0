namespace RecsConsole.Engine.Text;

/// <summary>Numbers terms; caches the term for each word, because stemming costs far more than a lookup.</summary>
internal sealed class TermNumbers
{
    private const int None = -1;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>[] _ofWords;

    public TermNumbers()
    {
        _ofWords = new Dictionary<string, int>[Enum.GetValues<TextLanguage>().Length];
        for (var i = 0; i < _ofWords.Length; i++)
        {
            _ofWords[i] = new(StringComparer.Ordinal);
        }
    }

    /// <summary>The number of a term.</summary>
    public int Of(string term)
    {
        if (!_numbers.TryGetValue(term, out var number))
        {
            _numbers.Add(term, number = _numbers.Count);
        }

        return number;
    }

    /// <summary>The number of a word's term; negative for a stop word and for anything that is not a word.</summary>
    public int OfWord(ReadOnlySpan<char> word, TextLanguage language)
    {
        var known = _ofWords[(int)language].GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(word, out var number))
        {
            return number;
        }

        number = Tokenizer.TermOf(word, language) is { } term ? Of(term) : None;
        known[word] = number;
        return number;
    }

    /// <summary>The terms in ordinal order, and for each number its place among them.</summary>
    public (string[] Terms, int[] Places) Sorted()
    {
        var terms = _numbers.Keys.ToArray();
        var numbers = _numbers.Values.ToArray();
        Array.Sort(terms, numbers, StringComparer.Ordinal);
        var places = new int[terms.Length];
        for (var place = 0; place < numbers.Length; place++)
        {
            places[numbers[place]] = place;
        }

        return (terms, places);
    }
}
