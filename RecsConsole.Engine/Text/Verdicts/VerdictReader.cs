using System.Text;

namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>
/// Whether a customer's message says that the last step helped. Precision before recall: questions, conditions, hopes and quoted text say
/// nothing, and neither does a message that says both.
/// </summary>
public static class VerdictReader
{
    // a verdict stands at the beginning; what follows is evidence, logs and signatures
    private const int LongestText = 4000;

    private static readonly VerdictLanguage[] Languages = [EnglishVerdicts.Words, GermanVerdicts.Words, PolishVerdicts.Words];

    /// <summary>True when it says that it works, false when it says that it did not help, null when it says neither or both.</summary>
    /// <param name="message">The message as it was received; customers write in any language, so all lists are read.</param>
    public static bool? Read(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = NewText.Of(message);
        var count = new VerdictCount();
        foreach (var sentence in SentencesOf(text.Length <= LongestText ? text : text[..LongestText]))
        {
            foreach (var language in Languages)
            {
                language.Read(sentence, ref count);
            }
        }

        return count.Refused > 0 == count.Confirmed > 0 ? null : count.Confirmed > 0;
    }

    // A single line break is a wrapped line, an empty line the end of a sentence. A question is not an answer.
    private static IEnumerable<IReadOnlyList<string>> SentencesOf(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsEnd(text, i))
            {
                continue;
            }

            if ((i == text.Length || text[i] != '?') && WordsOf(text[start..i]) is { Count: > 0 } words)
            {
                yield return words;
            }

            start = i + 1;
        }
    }

    private static bool IsEnd(string text, int i) =>
        text[i] is '.' or '!' or '?' or ';' || (text[i] == '\n' && text[(i + 1)..].TrimStart(' ', '\t').StartsWith('\n'));

    private static List<string> WordsOf(string sentence)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in sentence.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '\'' or '’' or '-')
            {
                word.Append(letter == '’' ? '\'' : letter);
                continue;
            }

            AddTo(words, word);
            if (letter == ',')
            {
                words.Add(",");
            }
        }

        AddTo(words, word);
        return words;
    }

    private static void AddTo(List<string> words, StringBuilder word)
    {
        var written = word.ToString().Trim('\'', '-');
        word.Clear();
        words.AddRange(written.Length == 0 ? [] : Spelled(written));
    }

    // "didn't" and "did not" are the same words
    private static string[] Spelled(string word) =>
        word switch
        {
            "can't" or "cannot" => ["can", "not"],
            "won't" => ["will", "not"],
            _ when word.EndsWith("n't", StringComparison.Ordinal) => [word[..^3], "not"],
            _ when word.EndsWith("'s", StringComparison.Ordinal) => [word[..^2], "is"],
            _ => [word],
        };
}
