using RecsConsole.Platform;

namespace RecsConsole.Connectors.RequestTracker;

/// <summary>
/// Sets custom fields of a ticket, in a request before the others: Request Tracker answers 200 even to what it refuses, and then nothing
/// else must have been written.
/// </summary>
public sealed class RtCustomFields(RemoteHttp http)
{
    /// <summary>The values of the ticket's fields by name; empty for those without one.</summary>
    internal static IReadOnlyDictionary<string, string> Of(RtTicket ticket) =>
        (ticket.CustomFields ?? [])
            .Where(field => field.Name is { Length: > 0 })
            .DistinctBy(field => field.Name, StringComparer.Ordinal)
            .ToDictionary(field => field.Name!, field => string.Join(", ", field.Values ?? []), StringComparer.Ordinal);

    /// <summary>Sets what nobody there changed meanwhile; the answer has a value when all of it was accepted.</summary>
    internal async Task<RemoteAnswer<RtTicket>> WriteAsync(
        RemoteAccess access,
        RtTicket ticket,
        TicketWriting writing,
        CancellationToken cancellationToken
    )
    {
        var wanted = FieldWriting.ToSet(writing.Fields, Of(ticket));
        if (wanted.Count == 0)
        {
            return RemoteAnswer<RtTicket>.From(ticket);
        }

        var values = wanted.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        var change = RtTickets.Ask(HttpMethod.Put, "ticket/" + Uri.EscapeDataString(writing.TicketId)) with
        {
            Body = new Dictionary<string, object>(StringComparer.Ordinal) { ["CustomFields"] = values },
        };
        var said = await http.AskAsync<List<string>>(access, change, cancellationToken);
        if (said.Value is null)
        {
            return said.As<RtTicket>();
        }

        var after = await http.AskAsync<RtTicket>(access, RtTickets.Get(RtTickets.PathOf(writing.TicketId)), cancellationToken);
        return after.Value is not { } changed || FieldWriting.Other(wanted, Of(changed)) is null
            ? after
            : RemoteAnswer<RtTicket>.Refused(StoredText.Sentence(string.Join("; ", said.Value)));
    }
}
