using RecsConsole.Features.Embed;

namespace RecsConsole.Embed;

/// <summary>What a frame asks for: a case by its key, or by the ticket that it is elsewhere.</summary>
public sealed record EmbedAddress(string? Key, Guid Connection = default, string Ticket = "")
{
    /// <summary>The address itself, without a token.</summary>
    public string Path => Key is null ? EmbedAddresses.OfTicket(Connection, Ticket) : EmbedAddresses.OfCase(Key);
}
