namespace RecsConsole.Engine.Text;

/// <summary>
/// A light stemmer for Polish: strips inflectional endings and leaves derivation alone. It follows the description of D. Shachnev's
/// algorithm (snowballstem.org/algorithms/polish: region R1, conditional endings, then one verbal, adjectival or noun ending, then the
/// kreska), itself based on B. Kubiński's; the lists of endings are from a school grammar, so some words may get a different stem.
/// </summary>
public static class PolishStemmer
{
    private const string Vowels = "aeiouyóąę";
    private const string Letters = "ąćęłńóśźż";

    // the conditional, stripped before the ending of the past tense: czytał-bym
    private static readonly string[] Conditional = ["byście", "byśmy", "bym", "byś", "by"];

    // participles (piszący) and comparatives (nowszy, ładniejszy), before an adjective's ending
    private static readonly string[] Derived = ["iejsz", "ejsz", "ając", "ejąc", "ąc", "sz"];

    private static readonly string[] Adjectival = [.. "iego iemu ego emu ymi imi iej ych ich ej ym im ą ę e a y i".Split(' ')];

    private static readonly string[] OneEnding = LongestFirst(
        // adjectives
        "iego iemu ego emu ymi imi iej ych ich ej ym im "
            // infinitives
            + "ieć ać eć ić yć ąć ieść "
            // present and future
            + "am em asz esz isz ysz iesz amy emy imy ymy iemy acie ecie icie ycie iecie ają eją "
            // past
            + "ałem ałam ałeś ałaś iłem iłam iłeś iłaś yłem yłam yłeś yłaś "
            + "ała ało ali ały iła iło ili iły yła yło yli yły ał ił ył "
            + "aliśmy ałyśmy iliśmy iłyśmy yliśmy yłyśmy aliście ałyście iliście iłyście yliście yłyście "
            // imperative
            + "aj ajcie ajmy cie "
            // nouns
            + "iowie owie iowi owi iami ami iach ach iom om iem iów ów ią ię ia ie io iu a e i o u y ą ę"
    );

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!word.All(letter => char.IsAsciiLetterLower(letter) || Letters.Contains(letter, StringComparison.Ordinal)))
        {
            return word;
        }

        var region = Region(word);
        var stem = Cut(word, Conditional, region);
        stem = WithoutDerived(stem, region) ?? Cut(stem, OneEnding, region);
        return stem.Length == 0 ? stem : stem[..^1] + WithoutKreska(stem[^1]);
    }

    // the place after the first non-vowel that follows a vowel
    private static int Region(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    // the ending may be missing: pisząc; "sz" without one belongs to the word: kosz
    private static string? WithoutDerived(string word, int region)
    {
        if (Ends(word, "ąc") && word.Length - 2 >= region)
        {
            return Cut(word, Derived, region);
        }

        foreach (var ending in Adjectival)
        {
            if (!Ends(word, ending))
            {
                continue;
            }

            var stem = word[..^ending.Length];
            var shorter = Cut(stem, Derived, region);
            if (shorter.Length < stem.Length)
            {
                return shorter;
            }
        }

        return null;
    }

    private static string Cut(string word, string[] endings, int region)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= region && Ends(word, ending))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    // miłość, miłości: the stroke is not written before an ending
    private static char WithoutKreska(char letter) =>
        letter switch
        {
            'ć' => 'c',
            'ń' => 'n',
            'ś' => 's',
            'ź' => 'z',
            _ => letter,
        };

    private static string[] LongestFirst(string endings) => [.. endings.Split(' ').OrderByDescending(ending => ending.Length)];

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
