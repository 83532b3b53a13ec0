namespace RecsConsole.Features.Embed;

/// <summary>URLs of a case's panel for a frame, by its key or by its ticket in another system.</summary>
public static class EmbedAddresses
{
    public const string Root = "/embed";
    public const string Cases = Root + "/cases/{key}";
    public const string Tickets = Root + "/tickets/{connection:guid}/{ticket}";

    /// <summary>The query parameter for a token.</summary>
    public const string Token = "token";

    public static string OfCase(string key) => $"{Root}/cases/{Uri.EscapeDataString(key)}";

    public static string OfTicket(Guid connection, string ticket) => $"{Root}/tickets/{connection:D}/{Uri.EscapeDataString(ticket)}";
}
