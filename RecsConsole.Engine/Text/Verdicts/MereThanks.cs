namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>
/// Whether a message says nothing but thanks, in English, German or Polish: it asks for nothing, and whoever closed the case need not open it
/// again. Every word must be one of courtesy; only a name may stand beside them.
/// </summary>
public static class MereThanks
{
    private const int LongestName = 3;
    private const int LongestSalutation = 4;

    private static readonly HashSet<string> Thanks = Set(
        "thank thanks thx cheers danke dank dankeschön bedanke bedanken dziękuję dziękujemy dzięki podziękowania"
    );

    private static readonly HashSet<string> Salutations = Set(
        "hello hi dear hey hallo liebe lieber guten sehr moin dzień witam cześć szanowni"
    );

    private static readonly HashSet<string> Courtesy = Set(
        """
        you so much very many a lot again indeed for your the all this quick fast prompt great kind good help support work service effort everyone team
        best regards kindly greetings wishes from us me perfect wonderful super nice excellent brilliant lovely and have day evening weekend too
        vielen herzlichen herzliche besten lieben ihnen euch dir mich uns für die das den ihre eure deine schnelle rasche prompte gute tolle nette hilfe
        unterstützung bearbeitung rückmeldung antwort mühe arbeit perfekt prima toll klasse sehr gut viele liebe beste freundliche freundlichen grüße
        gruß grüßen mit tag abend schönen schönes schöne wochenende woche noch einen ein und alles wunderbar ganz
        bardzo serdecznie wielkie ślicznie za szybką szybkie pomoc wsparcie obsługę odpowiedź reakcję świetnie pozdrawiam pozdrawiamy pozdrowienia dobry
        dobrego miłego dnia wieczoru weekendu i z wyrazami szacunku poważaniem wszystko państwu wam
        """
    );

    /// <param name="message">The message as it was received.</param>
    public static bool Is(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = NewText.Of(message);
        var parts = text.Split([',', '.', '!', ';', ':', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split([' ', '\t', '-', '–', '—'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .ToList();
        return !text.Contains('?', StringComparison.Ordinal)
            && parts.Exists(words => words.Any(word => Thanks.Contains(Lower(word))))
            && parts.TrueForAll(words => IsCourtesy(words) || IsName(words) || IsSalutation(words));
    }

    private static bool IsCourtesy(string[] words) =>
        words.All(word =>
            Lower(word) is var lower && (Courtesy.Contains(lower) || Thanks.Contains(lower) || !lower.Any(char.IsLetterOrDigit))
        );

    private static bool IsName(string[] words) => words.Length <= LongestName && words.All(word => char.IsUpper(word[0]));

    private static bool IsSalutation(string[] words) =>
        words.Length <= LongestSalutation && Salutations.Contains(Lower(words[0])) && words.Skip(1).All(IsNameOrCourtesy);

    private static bool IsNameOrCourtesy(string word) => char.IsUpper(word[0]) || Courtesy.Contains(Lower(word));

    private static string Lower(string word) => word.ToLowerInvariant();

    private static HashSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
