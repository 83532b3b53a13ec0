using RecsConsole.Engine.Text;

namespace RecsConsole.Features.Search.Results;

/// <summary>
/// Marks the words of a search in a text, matching as the indexes do: in any form of the word, with or without accents. Returns parts of
/// the text, never markup.
/// </summary>
public sealed class Highlighter
{
    private const int ShortestBeginning = 2;
    private readonly string _text;
    private readonly Dictionary<TextLanguage, HashSet<string>> _searchedTerms = [];

    // The word still being typed matches everything that begins with it.
    private readonly string? _beginning;

    public Highlighter(string text)
    {
        _text = text;
        var last = text.Length > 0 && IsWord(text[^1]) ? text.Split([' ', '\t'])[^1] : "";
        _beginning = last.Length >= ShortestBeginning ? Fold(last) : null;
    }

    /// <summary>The search terms for a text of the language.</summary>
    public IReadOnlySet<string> SearchedTerms(TextLanguage language)
    {
        if (!_searchedTerms.TryGetValue(language, out var terms))
        {
            terms = [.. Tokenizer.Tokenize(_text), .. Tokenizer.Tokenize(_text, language)];
            _searchedTerms[language] = terms;
        }

        return terms;
    }

    /// <summary>Whether the text contains any of the words.</summary>
    public bool Hits(string text, TextLanguage language = TextLanguage.Mixed) => Mark(text, language).Any(part => part.IsHit);

    /// <summary>The whole text, split into parts.</summary>
    public IReadOnlyList<HighlightPart> Mark(string text, TextLanguage language = TextLanguage.Mixed)
    {
        var parts = new List<HighlightPart>();
        var plainFrom = 0;
        foreach (var (start, end) in Words(text))
        {
            if (!IsHit(text[start..end], language))
            {
                continue;
            }

            Add(parts, text[plainFrom..start], isHit: false);
            Add(parts, text[start..end], isHit: true);
            plainFrom = end;
        }

        Add(parts, text[plainFrom..], isHit: false);
        return parts;
    }

    private static void Add(List<HighlightPart> parts, string text, bool isHit)
    {
        if (text.Length > 0)
        {
            parts.Add(new(text, isHit));
        }
    }

    // A code such as AUTHN-4012 first as a whole, then its parts.
    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (!IsWord(text[position]))
            {
                position++;
                continue;
            }

            var end = position;
            while (end < text.Length && IsWord(text[end]))
            {
                end++;
            }

            yield return (position, end);
            position = end;
        }
    }

    private bool IsHit(string word, TextLanguage language)
    {
        var terms = SearchedTerms(language);
        return Tokenizer.Tokenize(word, language).Any(terms.Contains)
            || Tokenizer.Tokenize(word).Any(terms.Contains)
            || (_beginning is not null && Fold(word).StartsWith(_beginning, StringComparison.Ordinal));
    }

    private static string Fold(string word) => TextFolding.WithoutMarks(TextFolding.Plain(word));

    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character)
        || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
