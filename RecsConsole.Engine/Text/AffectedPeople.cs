using System.Globalization;

namespace RecsConsole.Engine.Text;

/// <summary>
/// How many people a case affects, as a field or a sentence says it: "About 340 people are affected". A sentence counts only if it also
/// says that they are affected or cannot work; the size of a team is no impact.
/// </summary>
public static class AffectedPeople
{
    private const int MostDigits = 7;

    // between the number and the noun: "340 of our people"
    private const int Reach = 3;

    // names of the field in the systems that cases come from, without spaces and marks
    private static readonly HashSet<string> FieldNames = new(StringComparer.Ordinal)
    {
        "affected",
        "affectedpeople",
        "affectedusers",
        "peopleaffected",
        "usersaffected",
        "numberofaffectedusers",
        "betroffene",
        "betroffenepersonen",
        "anzahlbetroffener",
        "dotknięteosoby",
        "liczbaosób",
    };

    private static readonly HashSet<string> People = new(StringComparer.Ordinal)
    {
        "people",
        "persons",
        "person",
        "users",
        "user",
        "employees",
        "colleagues",
        "personen",
        "benutzer",
        "nutzer",
        "anwender",
        "mitarbeiter",
        "mitarbeitende",
        "kollegen",
        "osób",
        "osoby",
        "osoba",
        "użytkowników",
        "pracowników",
    };

    // what makes the number an impact
    private static readonly HashSet<string> Impact = new(StringComparer.Ordinal)
    {
        "affected",
        "cannot",
        "can't",
        "unable",
        "blocked",
        "locked",
        "stuck",
        "impacted",
        "betroffen",
        "können",
        "kann",
        "gesperrt",
        "ausgesperrt",
        "blockiert",
        "dotyczy",
        "dotkniętych",
        "może",
        "mogą",
        "zablokowanych",
    };

    // "können nicht", "nie mogą": without the negation these say nothing
    private static readonly HashSet<string> NeedsNegation = new(StringComparer.Ordinal) { "können", "kann", "może", "mogą" };
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "nicht", "kein", "keine", "nie" };

    private static readonly HashSet<string> One = new(StringComparer.Ordinal) { "one", "single", "eine", "ein", "jedna" };

    /// <summary>The number in a field of the case that has one of the usual names; null when none has a number.</summary>
    public static int? In(IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (FieldNames.Contains(Plain(name)) && NumberIn(value.Trim()) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    /// <summary>The largest number of affected people that a sentence of the text tells; null when none does.</summary>
    public static int? In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int? most = null;
        foreach (var sentence in text.Split([". ", "! ", "? ", "; ", ".\n", "\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Told(sentence) is { } number && !(number <= most))
            {
                most = number;
            }
        }

        return most;
    }

    private static int? Told(string sentence)
    {
        var words = sentence
            .ToLowerInvariant()
            .Split([' ', '\t', ':', '(', ')', '!', '?'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', '\'', '"'))
            .ToList();
        if (!words.Exists(word => Impact.Contains(word) && (!NeedsNegation.Contains(word) || words.Exists(Negations.Contains))))
        {
            return null;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (ValueOf(words[i]) is { } number && words.Skip(i + 1).Take(Reach).Any(People.Contains))
            {
                return number;
            }
        }

        return null;
    }

    private static int? ValueOf(string word) => One.Contains(word) ? 1 : NumberIn(word);

    // 1200, 1.200 and 1,200 are the same number; a year, a code or a time is none
    private static int? NumberIn(string word)
    {
        var digits = HasThousands(word) ? word.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) : word;
        return
            digits.Length is > 0 and <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static bool HasThousands(string word)
    {
        var groups = word.Split('.', ',');
        return groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetter));
}
