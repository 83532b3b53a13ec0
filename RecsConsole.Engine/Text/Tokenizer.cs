using System.Globalization;
using System.Text;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Turns text into search terms: invariant lower case, split at everything that is neither letter nor digit, English and German stop words
/// dropped, English endings cut. A code such as <c>AUTHN-4012</c> or <c>8.2</c> is kept whole and also split, so that both ways of asking find it.
/// </summary>
public static class Tokenizer
{
    // Longer runs are encoded data, not words.
    private const int LongestTerm = 64;
    private static readonly char[] Joints = ['-', '.', '_', '/', ':'];

    /// <summary>The terms of a text, in order, with repetitions.</summary>
    public static IReadOnlyList<string> Tokenize(string? text)
    {
        List<string> terms = [];
        if (string.IsNullOrEmpty(text))
        {
            return terms;
        }

        var plain = Plain(text);
        var position = 0;
        while (position < plain.Length)
        {
            if (!IsWordCharacter(plain, position))
            {
                position++;
                continue;
            }

            var end = EndOfRun(plain, position);
            AddRun(terms, plain[position..end]);
            position = end;
        }

        return terms;
    }

    // One spelling for each letter: composed, compatibility forms replaced, lower case, sharp s as in Switzerland
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        // lone surrogates, which cannot be normalised, become the replacement character
        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return wellFormed
            .Normalize(NormalizationForm.FormKC)
            .ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal);
    }

    // A run may contain single joints between word characters: authn-4012, 8.2, reset_password, tcp/443
    private static int EndOfRun(string text, int position)
    {
        while (position < text.Length)
        {
            if (IsWordCharacter(text, position))
            {
                position++;
            }
            else if (
                IsJoint(text[position])
                && position + 1 < text.Length
                && IsWordCharacter(text, position + 1)
            )
            {
                position += 2;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static void AddRun(List<string> terms, string run)
    {
        if (!run.Any(IsJoint))
        {
            AddWord(terms, run);
            return;
        }

        if (run.Length <= LongestTerm && run.Any(char.IsDigit))
        {
            terms.Add(run);
        }

        foreach (var part in run.Split(Joints))
        {
            AddWord(terms, part);
        }
    }

    private static void AddWord(List<string> terms, string word)
    {
        // a single letter is what is left of "it's" or "e.g."
        var isLetter = word.Length == 1 && char.IsAsciiLetter(word[0]);
        if (word.Length <= LongestTerm && !isLetter && !StopWords.Contains(word))
        {
            terms.Add(EnglishStemmer.Stem(word));
        }
    }

    private static bool IsJoint(char character) => Array.IndexOf(Joints, character) >= 0;

    private static bool IsWordCharacter(string text, int position)
    {
        var character = text[position];
        if (char.IsAscii(character))
        {
            return char.IsAsciiLetterOrDigit(character);
        }

        return char.IsSurrogate(character)
            ? IsLetterBeyondSixteenBits(text, position)
            : char.IsLetterOrDigit(character)
                || char.GetUnicodeCategory(character)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark;
    }

    private static bool IsLetterBeyondSixteenBits(string text, int position)
    {
        var start = char.IsLowSurrogate(text[position]) ? position - 1 : position;
        return start >= 0
            && Rune.TryGetRuneAt(text, start, out var rune)
            && Rune.IsLetterOrDigit(rune);
    }
}
