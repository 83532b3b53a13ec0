namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Whether a text differs from another in typing errors only: the same lines of as many words, of which few differ, by letters within them.
/// Figures, links, commands and short words are none: "not" and "now" are one letter apart.
/// </summary>
public static class TypingErrors
{
    private const int MostWords = 10;
    private const int MostLetters = 2;
    private const int ShortWord = 4;
    private const int LongestWord = 50;
    private const string Marks = ".,;:!?()\"'*-";

    public static bool AreAll(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (LinesOf(before), LinesOf(after));
        if (old.Length != now.Length)
        {
            return false;
        }

        List<ChangedWord> changed = [];
        foreach (var (was, isNow) in old.Zip(now))
        {
            var (words, others) = (was.Split(' '), isNow.Split(' '));
            if (words.Length != others.Length)
            {
                return false;
            }

            changed.AddRange(words.Zip(others, (one, other) => new ChangedWord(one, other)).Where(word => !word.IsSame));
        }

        return changed.Count is > 0 and <= MostWords && changed.TrueForAll(word => word.IsTypingError);
    }

    private static string[] LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n');

    // Levenshtein's distance, row by row
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private sealed record ChangedWord(string Before, string After)
    {
        public bool IsSame => string.Equals(Before, After, StringComparison.Ordinal);

        public bool IsTypingError
        {
            get
            {
                var (one, other) = (Plain(Before), Plain(After));
                return IsWord(Before)
                    && IsWord(After)
                    && one.Length > 0
                    && other.Length > 0
                    && one[0] == other[0] // "able" and "unable"
                    && (
                        Math.Min(one.Length, other.Length) <= ShortWord
                            ? string.Equals(Sorted(one), Sorted(other), StringComparison.Ordinal)
                            : Distance(one, other) <= MostLetters
                    );
            }
        }

        private static bool IsWord(string word) =>
            word.Length <= LongestWord && word.All(letter => char.IsLetter(letter) || Marks.Contains(letter, StringComparison.Ordinal));

        private static string Plain(string word) => word.Trim(Marks.ToCharArray()).ToLowerInvariant();

        private static string Sorted(string word) => string.Concat(word.Order());
    }
}
