using RecsConsole.Features.Embed;

namespace RecsConsole.Embed;

/// <summary>What a frame requests: a case by its key, or by its ticket in another system.</summary>
public sealed record EmbedAddress(string? Key, Guid Connection = default, string Ticket = "")
{
    /// <summary>The URL, without a token.</summary>
    public string Path => Key is null ? EmbedAddresses.OfTicket(Connection, Ticket) : EmbedAddresses.OfCase(Key);
}
