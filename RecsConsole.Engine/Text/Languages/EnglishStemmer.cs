namespace RecsConsole.Engine.Text;

/// <summary>
/// Cuts English endings so that "resets", "resetting" and "reset" get the same stem (M. F. Porter, "An algorithm for suffix stripping",
/// Program 14, 1980). Words with letters other than a to z are unchanged; a German word loses little, and the same in text and query.
/// </summary>
public static class EnglishStemmer
{
    // step 2; within a list, an ending precedes every ending that is a suffix of it
    private static readonly (string Ending, string Instead)[] DoubleEndings =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("enci", "ence"),
        ("anci", "ance"),
        ("izer", "ize"),
        ("abli", "able"),
        ("alli", "al"),
        ("entli", "ent"),
        ("eli", "e"),
        ("ousli", "ous"),
        ("ization", "ize"),
        ("ation", "ate"),
        ("ator", "ate"),
        ("alism", "al"),
        ("iveness", "ive"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("aliti", "al"),
        ("iviti", "ive"),
        ("biliti", "ble"),
    ];

    // step 3
    private static readonly (string Ending, string Instead)[] MiddleEndings =
    [
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ful", ""),
        ("ness", ""),
    ];

    // step 4
    private static readonly string[] LastEndings =
    [
        .. "ement ment ance ence able ible ant ent ion ism ate iti ous ive ize al er ic ou".Split(' '),
    ];

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        var stem = WithoutPastOrProgressive(WithoutPlural(word));
        if (stem.EndsWith('y') && HasVowel(stem[..^1]))
        {
            stem = stem[..^1] + "i";
        }

        return Tidied(WithoutLastEnding(Replaced(Replaced(stem, DoubleEndings), MiddleEndings)));
    }

    private static string WithoutPlural(string word)
    {
        if (EndsWith(word, "sses") || EndsWith(word, "ies"))
        {
            return word[..^2];
        }

        return EndsWith(word, "s") && !EndsWith(word, "ss") ? word[..^1] : word;
    }

    private static string WithoutPastOrProgressive(string word)
    {
        if (EndsWith(word, "eed"))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        if (EndsWith(word, "ed") && HasVowel(word[..^2]))
        {
            return Restored(word[..^2]);
        }

        return EndsWith(word, "ing") && HasVowel(word[..^3]) ? Restored(word[..^3]) : word;
    }

    // hop(p)ing, fil(e)ing: what the ending had changed is put back
    private static string Restored(string stem)
    {
        if (EndsWith(stem, "at") || EndsWith(stem, "bl") || EndsWith(stem, "iz"))
        {
            return stem + "e";
        }

        if (EndsInDoubleConsonant(stem) && stem[^1] is not ('l' or 's' or 'z'))
        {
            return stem[..^1];
        }

        return Measure(stem) == 1 && EndsInShortSyllable(stem) ? stem + "e" : stem;
    }

    private static string Replaced(string word, (string Ending, string Instead)[] rules)
    {
        var (ending, instead) = Array.Find(rules, rule => EndsWith(word, rule.Ending));
        if (ending is null)
        {
            return word;
        }

        var stem = word[..^ending.Length];
        return Measure(stem) > 0 ? stem + instead : word;
    }

    private static string WithoutLastEnding(string word)
    {
        var ending = Array.Find(LastEndings, each => EndsWith(word, each));
        if (ending is null)
        {
            return word;
        }

        var stem = word[..^ending.Length];
        var isIon = string.Equals(ending, "ion", StringComparison.Ordinal);
        return Measure(stem) > 1 && (!isIon || EndsWith(stem, "s") || EndsWith(stem, "t")) ? stem : word;
    }

    private static string Tidied(string word)
    {
        var stem = word;
        if (EndsWith(stem, "e"))
        {
            var without = stem[..^1];
            var measure = Measure(without);
            stem = measure > 1 || (measure == 1 && !EndsInShortSyllable(without)) ? without : stem;
        }

        return EndsWith(stem, "ll") && Measure(stem[..^1]) > 1 ? stem[..^1] : stem;
    }

    // Porter's m: the number of vowel-consonant sequences
    private static int Measure(string stem)
    {
        var count = 0;
        var afterVowel = false;
        for (var i = 0; i < stem.Length; i++)
        {
            var consonant = IsConsonant(stem, i);
            if (consonant && afterVowel)
            {
                count++;
            }

            afterVowel = !consonant;
        }

        return count;
    }

    private static bool IsConsonant(string word, int i) =>
        word[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !IsConsonant(word, i - 1),
            _ => true,
        };

    private static bool HasVowel(string stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (!IsConsonant(stem, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInDoubleConsonant(string word) =>
        word.Length >= 2 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    private static bool EndsInShortSyllable(string word) =>
        word.Length >= 3
        && IsConsonant(word, word.Length - 3)
        && !IsConsonant(word, word.Length - 2)
        && IsConsonant(word, word.Length - 1)
        && word[^1] is not ('w' or 'x' or 'y');

    private static bool EndsWith(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
