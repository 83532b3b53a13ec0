namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>A name that a tenant knows.</summary>
public sealed record KnownName(KnownNameKind Kind, string Value)
{
    private const int MaxWords = 12;
    private static readonly string[] s_legalForms =
    [
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "se",
        "mbh",
        "co",
        "ltd",
        "limited",
        "inc",
        "llc",
        "plc",
        "corp",
        "bv",
        "nv",
        "sa",
        "sp",
        "z",
        "o",
        "s",
        "a",
        "spa",
        "srl",
        "sarl",
        "ab",
        "as",
        "oy",
    ];

    private string Placeholder =>
        Kind switch
        {
            KnownNameKind.Person => "[name]",
            KnownNameKind.Company => "[company]",
            _ => "[address]",
        };

    /// <summary>
    /// How the name may appear in a text: in full, a person by one name or with the surname first, a company without its legal form.
    /// </summary>
    internal IEnumerable<NameSpelling> Spellings()
    {
        var words = WordsOf(Value);
        if (words.Count == 0)
        {
            yield break;
        }

        if (words.Count > 1)
        {
            yield return Spelling(words, isAlone: false);
        }

        if (Kind == KnownNameKind.Person)
        {
            foreach (var word in words.Where(NameStems.NamesAlone))
            {
                yield return Spelling([word], isAlone: true);
            }

            if (words.Count > 1)
            {
                yield return Spelling([words[^1], .. words.Take(words.Count - 1)], isAlone: false);
            }
        }

        if (Kind == KnownNameKind.Company)
        {
            var plain = words.ToList();
            while (plain.Count > 1 && s_legalForms.Contains(plain[^1].ToLowerInvariant()))
            {
                plain.RemoveAt(plain.Count - 1);
            }

            if (plain.Count > 1 || NameStems.NamesAlone(plain[0]))
            {
                yield return Spelling(plain, isAlone: plain.Count == 1);
            }
        }
    }

    private NameSpelling Spelling(IEnumerable<string> words, bool isAlone) =>
        new([.. words.Select(word => NameStems.Of(word))], Placeholder, isAlone);

    private static List<string> WordsOf(string value)
    {
        var words = new List<string>();
        for (
            var word = KnownNames.NextWord(value, 0);
            word.Length > 0 && words.Count < MaxWords;
            word = KnownNames.NextWord(value, word.End)
        )
        {
            words.Add(value.Substring(word.Start, word.Length));
        }

        return words;
    }
}

public enum KnownNameKind
{
    Person,
    Company,
    Address,
}

/// <summary>The stems of a name's words.</summary>
/// <param name="IsAlone">A single word, which counts as a name only where it is not a common word.</param>
internal sealed record NameSpelling(IReadOnlyList<string> Words, string Placeholder, bool IsAlone);
