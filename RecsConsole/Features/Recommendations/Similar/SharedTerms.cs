using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Similar;

/// <summary>
/// The distinctive words that two cases share: words from either title, and codes from anywhere. Other words are too common. Spelled as in
/// the case on screen.
/// </summary>
internal sealed class SharedTerms(ComparedCaseText own)
{
    private const int Max = 5;
    private readonly TextLanguage _language = TextLanguages.Of(own.Language);

    public IReadOnlyList<string> With(ComparedCaseText other)
    {
        var language = TextLanguages.Of(other.Language);
        var inTitle = Terms(other.Title, language);
        var anywhere = Terms(other.Title + "\n" + other.Description, language);
        var words = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        Collect(own.Title, (_, term) => anywhere.Contains(term));
        Collect(own.Description, (word, term) => inTitle.Contains(term) || (word.Any(char.IsDigit) && anywhere.Contains(term)));
        return words;

        void Collect(string text, Func<string, string, bool> isShared)
        {
            foreach (var word in Words(text))
            {
                if (StopWords.IsUninformative(word.ToLowerInvariant(), _language) || CommonWords.Has(word) || EmptyWords.Has(word))
                {
                    continue;
                }

                var term = Terms(word, _language).FirstOrDefault(each => isShared(word, each));
                if (term is not null && words.Count < Max && known.Add(term))
                {
                    words.Add(word);
                }
            }
        }
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')'))
            .Where(word => word.Length > 1);

    private static HashSet<string> Terms(string text, TextLanguage language) => [.. Tokenizer.Tokenize(text, language)];
}

/// <summary>The text of a case.</summary>
internal sealed record ComparedCaseText(string Title, string Description, string? Language);
