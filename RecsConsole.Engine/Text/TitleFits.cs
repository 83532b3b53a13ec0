using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// How much of each title a text names: the share of the title's words that the text has, each word by its rarity among the titles. Titles
/// of a few words do not need the length rules of a search, and a few dozen of them are too few for its statistics.
/// </summary>
public sealed class TitleFits
{
    private readonly List<Title> _titles = [];
    private readonly Dictionary<string, double> _weights;

    /// <param name="titles">Titles by key.</param>
    public TitleFits(IEnumerable<KeyValuePair<string, string>> titles)
    {
        ArgumentNullException.ThrowIfNull(titles);
        foreach (var (key, title) in titles.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            _titles.Add(new(key, [.. Tokenizer.Tokenize(title).Distinct(StringComparer.Ordinal)]));
        }

        _weights = _titles
            .SelectMany(title => title.Words)
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => Math.Log(1 + ((double)_titles.Count / each.Value)), StringComparer.Ordinal);
    }

    /// <summary>The titles that a text names some of, with the share, scaled by 1,000,000, in key order.</summary>
    public IEnumerable<KeyValuePair<string, long>> Of(string text)
    {
        var words = Tokenizer.Tokenize(text).ToHashSet(StringComparer.Ordinal);
        foreach (var title in _titles)
        {
            var named = title.Words.Where(words.Contains).Sum(word => _weights[word]);
            if (named > 0)
            {
                yield return new(title.Key, FixedPoint.FromDouble(named / title.Words.Sum(word => _weights[word])));
            }
        }
    }

    private sealed record Title(string Key, IReadOnlyList<string> Words);
}
