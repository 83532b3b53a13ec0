namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Protected attributes, which can never become a column, whatever a configuration or a training job asks for.</summary>
public static class FeatureDenyList
{
    // single words, so that gender_code and is_female_agent are caught as well as gender
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "age",
        "birth",
        "birthday",
        "birthdate",
        "caste",
        "citizenship",
        "colour",
        "color",
        "disability",
        "ethnic",
        "ethnicity",
        "family",
        "female",
        "gender",
        "genetic",
        "health",
        "male",
        "marital",
        "maternity",
        "nationality",
        "orientation",
        "origin",
        "parental",
        "photo",
        "political",
        "pregnancy",
        "pregnant",
        "race",
        "religion",
        "religious",
        "sex",
        "sexual",
        "surname",
        "union",
        "veteran",
    };

    /// <summary>Whether a column of that name would be a protected attribute.</summary>
    public static bool IsDenied(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return WordsOf(column).Any(Words.Contains);
    }

    /// <summary>The words denied for every tenant.</summary>
    public static IReadOnlyCollection<string> BuiltIn => Words;

    /// <summary>Whether a column is denied by the list or by words a tenant added to it.</summary>
    public static bool IsDenied(string column, IReadOnlyList<string>? added) =>
        IsDenied(column) || (added is not null && WordsOf(column).Any(word => added.Contains(word, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Throws when a schema contains protected attributes, and names each of them.</summary>
    /// <exception cref="ArgumentException">At least one column is denied.</exception>
    public static void Refuse(IEnumerable<string> columns)
    {
        var denied = columns.Where(IsDenied).ToList();
        if (denied.Count > 0)
        {
            throw new ArgumentException($"Protected attributes cannot be model features: {string.Join(", ", denied)}.", nameof(columns));
        }
    }

    // splits at anything that is not a letter, and where a word begins in camel case
    private static IEnumerable<string> WordsOf(string column)
    {
        var start = 0;
        for (var i = 0; i <= column.Length; i++)
        {
            var ends =
                i == column.Length
                || !char.IsAsciiLetter(column[i])
                || (i > start && char.IsAsciiLetterUpper(column[i]) && char.IsAsciiLetterLower(column[i - 1]));
            if (!ends)
            {
                continue;
            }

            if (i > start)
            {
                yield return column[start..i];
            }

            start = i < column.Length && char.IsAsciiLetter(column[i]) ? i : i + 1;
        }
    }
}
