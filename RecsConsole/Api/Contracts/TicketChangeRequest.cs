using RecsConsole.Features.Connections.Syncing;

namespace RecsConsole.Api.Contracts;

/// <summary>Says that a ticket changed in its own system.</summary>
/// <param name="Connection">Id of the connection through which the ticket is read.</param>
/// <param name="Ticket">Number of the ticket in its own system.</param>
public sealed record TicketChangeRequest(Guid Connection, string Ticket)
{
    private const int LongestText = 300;

    /// <exception cref="ApiInputException">The number is empty, too long, or contains control characters.</exception>
    internal TicketReadRequest ToRequest() =>
        Ticket.Length is > 0 and <= LongestText && !Ticket.Any(char.IsControl)
            ? new(Connection, Ticket)
            : throw new ApiInputException(StatusCodes.Status400BadRequest, Texts.TextTooLong.With(LongestText), "ticket");
}

/// <param name="WillBeRead">False for a ticket without a case that the key's person may see: the next scheduled run reads it.</param>
public sealed record TicketChangeAnswer(bool WillBeRead);
