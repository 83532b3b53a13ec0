using System.Text.Json;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.RequestTracker;

/// <summary>Sets the owner of a ticket, whose account is found by its address.</summary>
public sealed class RtOwners(RemoteHttp http)
{
    internal async Task<RemoteAnswer<WrittenEntry>> WriteAsync(
        RemoteAccess access,
        OwnerWriting writing,
        CancellationToken cancellationToken
    )
    {
        var read = await http.AskAsync<RtTicket>(access, RtTickets.Get(RtTickets.PathOf(writing.TicketId)), cancellationToken);
        if (read.Value is not { } ticket)
        {
            return read.As<WrittenEntry>();
        }

        if (!RtTickets.Is(RtTickets.IdOf(ticket), writing.TicketId))
        {
            return RemoteAnswer<WrittenEntry>.Gone(
                StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.MergedThere), RtTickets.IdOf(ticket))
            );
        }

        var found = await FindAsync(access, writing.Address, cancellationToken);
        if (found.Value is not { } people)
        {
            return found.As<WrittenEntry>();
        }

        if (writing.Only(people) is not { } owner)
        {
            return RemoteAnswer<WrittenEntry>.From(OwnerWriting.Unknown);
        }

        return writing.Settled(RtTickets.OwnerOf(ticket)?.Id, owner.Id) is { } settled
            ? RemoteAnswer<WrittenEntry>.From(settled)
            : await PutAsync(access, writing.TicketId, owner.Id, cancellationToken);
    }

    // Request Tracker answers 200 even to refusals, explained only in text: the ticket itself shows the result
    private async Task<RemoteAnswer<WrittenEntry>> PutAsync(
        RemoteAccess access,
        string ticketId,
        string owner,
        CancellationToken cancellationToken
    )
    {
        var change = RtTickets.Ask(HttpMethod.Put, "ticket/" + Uri.EscapeDataString(ticketId)) with
        {
            Body = new Dictionary<string, string>(StringComparer.Ordinal) { ["Owner"] = owner },
        };
        var said = await http.AskAsync<List<string>>(access, change, cancellationToken);
        if (said.Value is null)
        {
            return said.As<WrittenEntry>();
        }

        var after = await http.AskAsync<RtTicket>(access, RtTickets.Get(RtTickets.PathOf(ticketId)), cancellationToken);
        return after.Value is not { } changed ? after.As<WrittenEntry>()
            : RtTickets.Is(RtTickets.OwnerOf(changed)?.Id, owner) ? RemoteAnswer<WrittenEntry>.From(OwnerWriting.Set(owner))
            : RemoteAnswer<WrittenEntry>.Refused(StoredText.Sentence(string.Join("; ", said.Value)));
    }

    // the results are compared again: a server that does not search addresses would return everybody
    private async Task<RemoteAnswer<IReadOnlyList<RemotePerson>>> FindAsync(
        RemoteAccess access,
        string? address,
        CancellationToken cancellationToken
    )
    {
        if (address is null)
        {
            return RemoteAnswer<IReadOnlyList<RemotePerson>>.From([]);
        }

        Dictionary<string, string> condition = new(StringComparer.Ordinal)
        {
            ["field"] = "EmailAddress",
            ["operator"] = "=",
            ["value"] = address.Trim(),
        };
        var query = Uri.EscapeDataString(JsonSerializer.Serialize(new[] { condition }));
        var answer = await http.AskAsync<RtList<RtUser>>(
            access,
            RtTickets.Get($"users?query={query}&fields=EmailAddress"),
            cancellationToken
        );
        // an account that may not search people knows nobody: that refuses no assignment
        return answer.Trouble is null
            ? RemoteAnswer<IReadOnlyList<RemotePerson>>.From([
                .. (answer.Value?.Items ?? []).Select(RtTickets.PersonOf).OfType<RemotePerson>(),
            ])
            : answer.As<IReadOnlyList<RemotePerson>>();
    }
}
