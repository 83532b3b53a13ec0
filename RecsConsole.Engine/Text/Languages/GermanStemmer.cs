namespace RecsConsole.Engine.Text;

/// <summary>
/// Strips German endings (M. F. Porter, "German stemming algorithm", snowballstem.org/algorithms/german, the classic form with the -niss
/// rule of 2009), implemented from its description.
/// </summary>
public static class GermanStemmer
{
    private const string Vowels = "aeiouyäöü";
    private const string BeforeS = "bdfghklmnrt";
    private const string BeforeSt = "bdfghklmnt";

    /// <summary>The stem of a lower-case word; umlauts lose their dots.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!word.All(IsGerman))
        {
            return word;
        }

        var marked = MarkedBetweenVowels(word.Replace("ß", "ss", StringComparison.Ordinal));
        var first = RegionAfter(marked, 0);
        var second = RegionAfter(marked, first);
        first = Math.Max(first, Math.Min(3, marked.Length));
        var stem = WithoutDerivation(WithoutComparison(WithoutInflection(marked, first), first), first, second);
        return string.Concat(
            stem.Select(letter =>
                letter switch
                {
                    'U' or 'ü' => 'u',
                    'Y' => 'y',
                    'ä' => 'a',
                    'ö' => 'o',
                    _ => letter,
                }
            )
        );
    }

    private static bool IsGerman(char letter) => char.IsAsciiLetterLower(letter) || letter is 'ä' or 'ö' or 'ü' or 'ß';

    // u and y between vowels are consonants: bauen, Mayer
    private static string MarkedBetweenVowels(string word)
    {
        var letters = word.ToCharArray();
        for (var i = 1; i < letters.Length - 1; i++)
        {
            if (letters[i] is 'u' or 'y' && IsVowel(letters[i - 1]) && IsVowel(letters[i + 1]))
            {
                letters[i] = char.ToUpperInvariant(letters[i]);
            }
        }

        return new(letters);
    }

    // the place after the first non-vowel that follows a vowel
    private static int RegionAfter(string word, int start)
    {
        for (var i = start + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    // step 1
    private static string WithoutInflection(string word, int first)
    {
        switch (Longest(word, "ern", "em", "er", "en", "es", "e", "s"))
        {
            case "s":
                return word.Length > 1 && BeforeS.Contains(word[^2], StringComparison.Ordinal) ? Cut(word, 1, first) : word;
            case { } ending and ("e" or "en" or "es"):
                var cut = Cut(word, ending.Length, first);
                return cut.Length < word.Length && Ends(cut, "niss") ? cut[..^1] : cut;
            case { } ending:
                return Cut(word, ending.Length, first);
            default:
                return word;
        }
    }

    // step 2
    private static string WithoutComparison(string word, int first)
    {
        switch (Longest(word, "est", "en", "er", "st"))
        {
            case "st":
                return word.Length >= 6 && BeforeSt.Contains(word[^3], StringComparison.Ordinal) ? Cut(word, 2, first) : word;
            case { } ending:
                return Cut(word, ending.Length, first);
            default:
                return word;
        }
    }

    // step 3
    private static string WithoutDerivation(string word, int first, int second)
    {
        var ending = Longest(word, "isch", "lich", "heit", "keit", "end", "ung", "ig", "ik");
        if (ending is null || word.Length - ending.Length < second)
        {
            return word;
        }

        var stem = word[..^ending.Length];
        switch (ending)
        {
            case "end" or "ung":
                return Ends(stem, "ig") && !Ends(stem, "eig") ? Cut(stem, 2, second) : stem;
            case "lich" or "heit":
                return Ends(stem, "er") || Ends(stem, "en") ? Cut(stem, 2, first) : stem;
            case "keit":
                var inner = Longest(stem, "lich", "ig");
                return inner is null ? stem : Cut(stem, inner.Length, second);
            default:
                return Ends(stem, "e") ? word : stem;
        }
    }

    private static string Cut(string word, int letters, int region) => word.Length - letters >= region ? word[..^letters] : word;

    // an ending precedes every ending that is a suffix of it
    private static string? Longest(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (Ends(word, ending))
            {
                return ending;
            }
        }

        return null;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
