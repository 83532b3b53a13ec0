using System.Globalization;
using System.Text;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Turns text into search terms: one spelling for each letter, lower case, split at everything that is neither letter nor digit, the
/// language's stop words dropped and endings cut, marks removed. A code such as <c>AUTHN-4012</c> or <c>8.2</c> is kept whole and also
/// split, so that both forms find it.
/// </summary>
public static class Tokenizer
{
    // Longer runs are encoded data, not words.
    private const int LongestTerm = 64;
    private const string Joints = "-._/:";

    /// <summary>The terms of a text in an unknown language, in order, with repetitions.</summary>
    public static IReadOnlyList<string> Tokenize(string? text) => Tokenize(text, TextLanguage.Mixed);

    /// <summary>The terms of a text, in order, with repetitions.</summary>
    public static IReadOnlyList<string> Tokenize(string? text, TextLanguage language)
    {
        var sink = new ListSink([], language);
        Read(text, ref sink);
        return sink.Terms;
    }

    /// <summary>
    /// The terms of a query against texts in several languages, in order: each word stemmed by each language, once where the stems agree.
    /// The language of a query is seldom known, and a word stemmed by another language's rules matches hardly any text.
    /// </summary>
    public static IReadOnlyList<string> Tokenize(string? text, IReadOnlyList<TextLanguage> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        if (languages.Count == 1)
        {
            return Tokenize(text, languages[0]);
        }

        var sink = new UnionSink([], languages);
        Read(text, ref sink);
        return sink.Terms;
    }

    /// <summary>Reads a text word by word.</summary>
    internal static void Read<TSink>(string? text, ref TSink sink)
        where TSink : struct, ITermSink
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var plain = TextFolding.Plain(text).AsSpan();
        var position = 0;
        while (position < plain.Length)
        {
            if (!IsWordCharacter(plain, position))
            {
                position++;
                continue;
            }

            var end = EndOfRun(plain, position, out var hasJoint);
            ReadRun(plain[position..end], hasJoint, ref sink);
            position = end;
        }
    }

    /// <summary>The term for a word; null for a stop word and for anything that is not a word.</summary>
    internal static string? TermOf(ReadOnlySpan<char> word, TextLanguage language)
    {
        // a single letter is what is left of "it's" or "e.g."
        var isLetter = word.Length == 1 && char.IsAsciiLetter(word[0]);
        if (word.Length > LongestTerm || isLetter)
        {
            return null;
        }

        var text = word.ToString();
        return StopWords.Contains(text, language)
            ? null
            : TextFolding.WithoutMarks(
                language switch
                {
                    TextLanguage.German => GermanStemmer.Stem(text),
                    TextLanguage.Polish => PolishStemmer.Stem(text),
                    TextLanguage.Plain => text,
                    _ => EnglishStemmer.Stem(TextFolding.WithoutMarks(text)),
                }
            );
    }

    // A run may contain single connectors between word characters: authn-4012, 8.2, reset_password, tcp/443
    private static int EndOfRun(ReadOnlySpan<char> text, int position, out bool hasJoint)
    {
        hasJoint = false;
        while (position < text.Length)
        {
            if (IsWordCharacter(text, position))
            {
                position++;
            }
            else if (
                Joints.Contains(text[position], StringComparison.Ordinal)
                && position + 1 < text.Length
                && IsWordCharacter(text, position + 1)
            )
            {
                hasJoint = true;
                position += 2;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static void ReadRun<TSink>(ReadOnlySpan<char> run, bool hasJoint, ref TSink sink)
        where TSink : struct, ITermSink
    {
        if (!hasJoint)
        {
            sink.Word(run);
            return;
        }

        if (run.Length <= LongestTerm && HasDigit(run))
        {
            sink.Code(run);
        }

        foreach (var part in run.SplitAny(Joints))
        {
            sink.Word(run[part]);
        }
    }

    private static bool HasDigit(ReadOnlySpan<char> run)
    {
        foreach (var character in run)
        {
            if (char.IsDigit(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int position)
    {
        var character = text[position];
        if (char.IsAscii(character))
        {
            return char.IsAsciiLetterOrDigit(character);
        }

        return char.IsSurrogate(character)
            ? IsLetterBeyondSixteenBits(text, position)
            : char.IsLetterOrDigit(character)
                || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    private static bool IsLetterBeyondSixteenBits(ReadOnlySpan<char> text, int position)
    {
        var start = char.IsLowSurrogate(text[position]) ? position - 1 : position;
        return start >= 0
            && Rune.DecodeFromUtf16(text[start..], out var rune, out _) == System.Buffers.OperationStatus.Done
            && Rune.IsLetterOrDigit(rune);
    }

    private readonly struct ListSink(List<string> terms, TextLanguage language) : ITermSink
    {
        public List<string> Terms => terms;

        public void Word(ReadOnlySpan<char> word)
        {
            if (TermOf(word, language) is { } term)
            {
                terms.Add(term);
            }
        }

        public void Code(ReadOnlySpan<char> code) => terms.Add(code.ToString());
    }

    private readonly struct UnionSink(List<string> terms, IReadOnlyList<TextLanguage> languages) : ITermSink
    {
        public List<string> Terms => terms;

        public void Word(ReadOnlySpan<char> word)
        {
            var start = terms.Count;
            for (var i = 0; i < languages.Count; i++)
            {
                if (TermOf(word, languages[i]) is { } term && terms.IndexOf(term, start, terms.Count - start) < 0)
                {
                    terms.Add(term);
                }
            }
        }

        public void Code(ReadOnlySpan<char> code) => terms.Add(code.ToString());
    }
}
