using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>Finds the issue types that a typed text names. Their words stand on the screen, but not in every text of such a case.</summary>
internal static class IssueTags
{
    // shorter words begin too many others
    private const int Shortest = 3;
    private const int Most = 6;
    private static readonly string s_field = FieldTokens.Issue("");

    /// <summary>Tags of the issue types whose name has a word for each word of the text; none when the text says more.</summary>
    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known)
    {
        var typed = WordsOf(text).FindAll(word => word.Length >= Shortest);
        return typed.Count == 0
            ? []
            :
            [
                .. known
                    .Where(term => term.StartsWith(s_field, StringComparison.Ordinal) && IsNamed(WordsOf(term[s_field.Length..]), typed))
                    .Order(StringComparer.Ordinal)
                    .Take(Most),
            ];
    }

    private static bool IsNamed(List<string> name, List<string> typed) =>
        typed.TrueForAll(word => name.Exists(part => part.StartsWith(word, StringComparison.Ordinal)));

    private static List<string> WordsOf(string text)
    {
        var plain = TextFolding.WithoutMarks(TextFolding.Plain(text));
        var (words, start) = (new List<string>(), -1);
        for (var i = 0; i <= plain.Length; i++)
        {
            var isInWord = i < plain.Length && char.IsLetterOrDigit(plain[i]);
            if (isInWord && start < 0)
            {
                start = i;
            }
            else if (!isInWord && start >= 0)
            {
                words.Add(plain[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
