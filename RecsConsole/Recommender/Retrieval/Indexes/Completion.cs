using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>Completes the word that somebody is still typing.</summary>
internal static class Completion
{
    // too many words share the same two first letters
    private const int Shortest = 3;

    // a stem is shorter than its word: "certifica" becomes "certif"
    private const int ShortestStem = 5;

    /// <summary>The last word of a text that does not end in a space; null when there is none worth completing.</summary>
    public static string? LastWordOf(string text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return text.Length - start >= Shortest ? text[start..] : null;
    }

    public static List<string> Of(string word, IReadOnlyList<string> typed, IReadOnlyDictionary<string, int> known, int max)
    {
        var beginning = TextFolding.WithoutMarks(TextFolding.Plain(word));
        return
        [
            .. known
                .Where(pair => IsPossible(pair.Key, beginning, typed))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(max)
                .Select(pair => pair.Key),
        ];
    }

    // terms with an equals sign are fields, which nobody types
    private static bool IsPossible(string term, string beginning, IReadOnlyList<string> typed) =>
        !term.Contains('=', StringComparison.Ordinal)
        && (
            term.StartsWith(beginning, StringComparison.Ordinal)
            || typed.Any(each => term.StartsWith(each, StringComparison.Ordinal))
            || (term.Length >= ShortestStem && beginning.StartsWith(term, StringComparison.Ordinal))
        );
}
