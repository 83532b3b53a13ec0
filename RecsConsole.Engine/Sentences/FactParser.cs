using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>Whether a piece of text states a fact: parses the text instead of rendering the fact again and comparing.</summary>
internal static class FactParser
{
    public static bool States(string text, Fact fact, LabelLookup labels, ExplanationLanguage language) =>
        fact.Type switch
        {
            FactTypes.Date => text.Length > 0
                && ExplanationDates.DateAt(text, 0, language) is var (day, length)
                && length == text.Length
                && day == ClaimRenderer.DayOf(fact),
            FactTypes.Steps or FactTypes.Skills or FactTypes.Fields => Lists(text, ClaimRenderer.NamesOf(fact, labels, language), language),
            FactTypes.Hours when ExplanationText.HoursAt(text, 0, language) is var (hours, length) => length == text.Length
                && hours == ClaimRenderer.NumberOf(fact),
            _ when ValueOf(fact) is { } value => Counts(text, fact.Type, value, language),
            _ => string.Equals(text, labels(fact.Type, fact.Value) ?? fact.Value, StringComparison.Ordinal),
        };

    /// <summary>What a fact counts or measures; null for dates, names and codes.</summary>
    public static decimal? ValueOf(Fact fact) =>
        fact.Type switch
        {
            FactTypes.Score => ClaimRenderer.HundredthsOf(fact) / 100m,
            var type when FactTypes.IsNumber(type) => ClaimRenderer.NumberOf(fact),
            _ => null,
        };

    /// <summary>The display names of a fact; none for numbers and dates.</summary>
    public static IReadOnlyList<string> NamesOf(Fact fact, LabelLookup labels, ExplanationLanguage language) =>
        fact.Type switch
        {
            FactTypes.Steps or FactTypes.Skills or FactTypes.Fields => ClaimRenderer.NamesOf(fact, labels, language),
            FactTypes.Date or FactTypes.SlaBand => [],
            _ when ValueOf(fact) is not null => [],
            _ => [labels(fact.Type, fact.Value) ?? fact.Value],
        };

    // a number, followed by nothing or by the matching noun
    private static bool Counts(string text, string factType, decimal value, ExplanationLanguage language)
    {
        if (text.Length == 0 || ExplanationText.NumberAt(text, 0, language) is not var (read, length) || read != value)
        {
            return false;
        }

        var noun = text[length..].Trim();
        return noun.Length == 0 || language.NounForms(factType, (long)value).Contains(noun, StringComparer.Ordinal);
    }

    private static bool Lists(string text, IReadOnlyList<string> names, ExplanationLanguage language)
    {
        var at = 0;
        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0 && !Take(text, ref at, language.Then, language.And, ", "))
            {
                return false;
            }

            Take(text, ref at, language.Quotes.Open.ToString());
            if (!Take(text, ref at, names[i]))
            {
                return false;
            }

            Take(text, ref at, language.Quotes.Close.ToString());
        }

        return at == text.Length;
    }

    private static bool Take(string text, ref int at, params IReadOnlyList<string> choices)
    {
        foreach (var choice in choices)
        {
            if (string.CompareOrdinal(text, at, choice, 0, choice.Length) == 0)
            {
                at += choice.Length;
                return true;
            }
        }

        return false;
    }
}
