using System.Collections.Frozen;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Words that two cases may share without being similar: forms of address, numbers and clock times, and what customers write in most cases.
/// Search still finds them.
/// </summary>
public static class CommonWords
{
    private const string Titles = "mr mrs ms miss dr prof sir herr herrn frau pan pana panu pani panią";

    private const string English =
        "can cannot can't could couldn't customer does doesn't doing done don't fail failed failing fails getting given gives goes going "
        + "help issue issues keeps know make makes other others people person persons problem problems say says see sees seems "
        + "show shown shows someone something start started starts stop stopped stops take takes thank thanks today tried tries try trying "
        + "use used user users uses using work worked working works yesterday";

    private const string German =
        "andere anderen arbeiten benutzer funktioniert geht gehen gestern habe haben hat heute hilfe kann kommt können könnte könnten "
        + "kunde kunden lässt leute macht machen mensch menschen meldet person personen problem probleme tut versucht zeigt";

    private const string Polish =
        "ciągle dziś działa działają inni klient klienci ludzie ludzi mają może możemy mogą nikt osoba osoby osób pokazuje pomoc problem "
        + "problemy próba robi użytkownik użytkownicy wczoraj";

    private static readonly FrozenSet<string> s_words = $"{Titles} {English} {German} {Polish}"
        .Split(' ')
        .SelectMany(word => new[] { word, TextFolding.WithoutMarks(word) })
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word, in any case, is one of them or has no letter.</summary>
    public static bool Has(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return !word.Any(char.IsLetter) || s_words.Contains(word.Replace('’', '\''));
    }
}
