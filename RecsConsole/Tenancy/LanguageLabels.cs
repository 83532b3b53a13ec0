using System.Globalization;

namespace RecsConsole.Tenancy;

/// <summary>Languages as people read them.</summary>
public static class LanguageLabels
{
    private static readonly Dictionary<string, string> s_german = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabisch",
        ["bg"] = "Bulgarisch",
        ["cs"] = "Tschechisch",
        ["de"] = "Deutsch",
        ["en"] = "Englisch",
        ["es"] = "Spanisch",
        ["fr"] = "Französisch",
        ["hi"] = "Hindi",
        ["it"] = "Italienisch",
        ["ja"] = "Japanisch",
        ["nb"] = "Norwegisch",
        ["nl"] = "Niederländisch",
        ["pl"] = "Polnisch",
        ["pt"] = "Portugiesisch",
        ["sv"] = "Schwedisch",
        ["tr"] = "Türkisch",
        ["uk"] = "Ukrainisch",
        ["zh"] = "Chinesisch",
    };

    private static readonly Dictionary<string, string> s_polish = new(StringComparer.Ordinal)
    {
        ["ar"] = "arabski",
        ["bg"] = "bułgarski",
        ["cs"] = "czeski",
        ["de"] = "niemiecki",
        ["en"] = "angielski",
        ["es"] = "hiszpański",
        ["fr"] = "francuski",
        ["hi"] = "hindi",
        ["it"] = "włoski",
        ["ja"] = "japoński",
        ["nb"] = "norweski",
        ["nl"] = "niderlandzki",
        ["pl"] = "polski",
        ["pt"] = "portugalski",
        ["sv"] = "szwedzki",
        ["tr"] = "turecki",
        ["uk"] = "ukraiński",
        ["zh"] = "chiński",
    };

    /// <summary>The same in the language of the reader: de becomes Deutsch or niemiecki.</summary>
    public static string In(string code, string reader) =>
        reader switch
        {
            "de" => s_german.GetValueOrDefault(code),
            "pl" => s_polish.GetValueOrDefault(code),
            _ => null,
        } ?? Of(code);

    /// <summary>de becomes German; an unknown code stays.</summary>
    public static string Of(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
