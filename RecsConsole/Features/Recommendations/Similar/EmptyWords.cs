namespace RecsConsole.Features.Recommendations.Similar;

/// <summary>Words that say nothing about a case although they are rare enough: currencies, and when something happened.</summary>
internal static class EmptyWords
{
    private static readonly HashSet<string> s_words = new(
        [
            .. new[] { "EUR", "GBP", "USD", "CHF", "PLN", "CZK", "SEK", "NOK", "DKK", "HUF", "JPY", "CNY", "CAD", "AUD" },
            .. new[] { "last", "next", "first", "since", "early", "late", "lately", "now", "still", "again", "without", "over" },
            .. new[] { "yesterday", "today", "tomorrow", "day", "days", "week", "weeks", "month", "months", "quarter", "year", "years" },
            .. new[] { "heute", "gestern", "morgen", "letzte", "letzten", "letzter", "seit", "früh", "Woche", "Monat", "wieder" },
            .. new[] { "dziś", "wczoraj", "jutro", "ostatni", "ostatnia", "ostatnio", "tydzień", "miesiąc", "znowu", "nadal" },
            .. new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool Has(string word) => s_words.Contains(word);
}
