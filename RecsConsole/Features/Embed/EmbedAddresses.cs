namespace RecsConsole.Features.Embed;

/// <summary>The panel of a case for a frame, by its key or by the ticket that it is elsewhere.</summary>
public static class EmbedAddresses
{
    public const string Root = "/embed";
    public const string Cases = Root + "/cases/{key}";
    public const string Tickets = Root + "/tickets/{connection:guid}/{ticket}";

    /// <summary>The parameter with a token.</summary>
    public const string Token = "token";

    public static string OfCase(string key) => $"{Root}/cases/{Uri.EscapeDataString(key)}";

    public static string OfTicket(Guid connection, string ticket) => $"{Root}/tickets/{connection:D}/{Uri.EscapeDataString(ticket)}";
}
