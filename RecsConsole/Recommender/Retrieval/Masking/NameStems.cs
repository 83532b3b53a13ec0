using System.Collections.Frozen;
using System.Text;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>Reduces a word of a name to what its grammatical cases share: Kowalska, Kowalskiej and Kowalską; Müller and Müllers.</summary>
internal static class NameStems
{
    private const int Shortest = 3;

    // longest first
    private static readonly string[] s_endings =
    [
        "iego",
        "iemu",
        "iej",
        "owi",
        "ego",
        "emu",
        "iem",
        "ami",
        "ach",
        "em",
        "im",
        "ym",
        "ie",
        "ej",
        "ą",
        "ę",
        "a",
        "i",
        "y",
        "o",
        "u",
        "e",
        "s",
    ];

    // parts of names that do not identify anybody
    private static readonly FrozenSet<string> s_common = new[]
    {
        "erased",
        "herr",
        "frau",
        "mister",
        "miss",
        "mrs",
        "prof",
        "ing",
        "dipl",
        "mag",
        "pan",
        "pani",
        "van",
        "den",
        "del",
        "dos",
        "support",
        "team",
        "service",
        "desk",
        "helpdesk",
        "sales",
        "office",
        "info",
        "admin",
        "system",
        "customer",
        "account",
        "accounts",
        "billing",
        "contact",
        "user",
        "test",
        "einkauf",
        "buchhaltung",
        "vertrieb",
        "kundendienst",
        "zentrale",
        "empfang",
        "technik",
        "dział",
        "biuro",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static string Of(ReadOnlySpan<char> word)
    {
        var lower = word.ToString().ToLowerInvariant();
        if (!lower.IsNormalized(NormalizationForm.FormC))
        {
            lower = lower.Normalize(NormalizationForm.FormC);
        }

        foreach (var ending in s_endings)
        {
            if (lower.Length - ending.Length >= Shortest && lower.EndsWith(ending, StringComparison.Ordinal))
            {
                return lower[..^ending.Length];
            }
        }

        return lower;
    }

    /// <summary>Whether one word of a name identifies the person without the others.</summary>
    public static bool NamesAlone(string word) =>
        word.Length >= Shortest && char.IsLetter(word[0]) && !s_common.Contains(word.ToLowerInvariant());
}
