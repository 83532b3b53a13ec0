namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>How customers who write Polish say whether a step helped; see <see cref="VerdictPhrase"/> for the notation.</summary>
internal static class PolishVerdicts
{
    // "nadal nie działa", "komunikat jest ten sam", "nie pomogło"
    private const string Refused = """
        nie pomogło|pomogła|pomogły|pomaga|zadziałało|zadziałała
        nadal|wciąż|ciągle|dalej nie działa|działają|można|mogę|możemy
        nadal|wciąż|ciągle|dalej nie da się
        nadal|wciąż|ciągle nie jest|została|został rozwiązany|naprawiony|rozwiązana|naprawiona|możliwe
        nie działa|działają nadal|dalej|wciąż
        błąd|problem|usterka|to nadal|wciąż|ciągle|dalej występuje|istnieje|pojawia
        nadal|wciąż|ciągle|dalej występuje|pojawia ten|się|problem|błąd
        nadal|wciąż|ciągle|dalej jest? ten|taki sam błąd|komunikat|problem|wynik
        nadal|wciąż|ciągle|dalej to samo
        komunikat|błąd|problem|wynik na? ekranie? jest|pozostaje nadal|wciąż|dokładnie? ten|taki sam
        z tym|takim samym skutkiem|wynikiem|efektem|błędem
        nic się nie zmieniło
        nic więcej|innego? się nie zmieniło
        niestety bez zmian
        bez skutku|efektu|rezultatu
        problem|błąd niestety? powrócił|wrócił
        niestety ,? wróciło|powróciło
        problem|błąd nie jest|został jeszcze? rozwiązany|naprawiony|usunięty
        """;

    // "już działa", "pomogło", "problem rozwiązany"
    private const string Confirmed = """
        już|teraz|znowu|znów|ponownie wszystko|to? działa|działają
        działa już|teraz|znowu|znów|poprawnie|prawidłowo|dobrze|bez
        działa jak należy
        wszystko już|teraz? działa
        to|tak|już pomogło
        ^ pomogło
        problem|błąd jest|został|już? już? rozwiązany|naprawiony|usunięty
        błąd|problem już? zniknął|ustąpił
        już nie występuje
        """;

    // what did not change at the customer's own side
    private const string Ignored = """
        u nas nic się nie zmieniło
        po naszej stronie nic się nie zmieniło
        nic się nie zmieniło u|po|w
        """;

    // conditions and indirect questions
    private const string Doubts = """
        jeśli
        jeżeli
        gdyby
        czy
        gdy
        """;

    // negations, exceptions, hopes, conditions and the past
    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "nie",
        "ale",
        "tylko",
        "oprócz",
        "poza",
        "jeśli",
        "jeżeli",
        "gdy",
        "gdyby",
        "kiedy",
        "dopóki",
        "czy",
        "nadzieję",
        "powinno",
        "chwilę",
        "wczoraj",
        "czasem",
        "prawie",
        "lecz",
        "jednak",
        "dopiero",
    };

    // turn a refusal around
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "nie", "już" };

    public static VerdictLanguage Words { get; } = VerdictLanguage.Parse(Refused, Confirmed, Ignored, Doubts, Limits, Negations);
}
