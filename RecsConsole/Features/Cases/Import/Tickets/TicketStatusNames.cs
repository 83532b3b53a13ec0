namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>Meanings of common status names, including those of the presets' systems. A ticket with any other status is open.</summary>
internal static class TicketStatusNames
{
    private static readonly Dictionary<string, TicketStatus> s_known = new(StringComparer.OrdinalIgnoreCase);

    static TicketStatusNames()
    {
        Add(TicketStatus.New, "new", "neu", "nowy", "nowe", "nowa", "to do", "backlog");
        Add(TicketStatus.Resolved, "resolved", "solved", "done", "fixed", "gelöst", "erledigt", "behoben", "rozwiązany", "rozwiązane");
        Add(TicketStatus.Resolved, "completed", "complete", "fertig", "gotowe", "zrobione", "rozwiązana");
        Add(TicketStatus.Closed, "closed", "canceled", "cancelled", "declined", "geschlossen", "abgeschlossen", "abgebrochen");
        Add(TicketStatus.Closed, "zamknięty", "zamknięte", "zamknięta", "anulowany", "anulowane", "deleted", "rejected", "withdrawn");
    }

    public static TicketStatus Of(string status) => s_known.GetValueOrDefault(status.Trim(), TicketStatus.Open);

    private static void Add(TicketStatus meaning, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            s_known.Add(word, meaning);
        }
    }
}
