using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.RequestTracker;

/// <summary>Request Tracker 5 through its REST API 2.0, signed in with an account's token.</summary>
public sealed class RtTickets(RemoteHttp http, RtHistory history, RtStatuses statuses, RtNotes notes, RtOwners owners, TimeProvider clock)
    : ITicketSystem
{
    private const string Nobody = "Nobody";
    private const string Deleted = "deleted";

    // Request Tracker's maximum per page
    private const int PageSize = 100;

    public string Kind => "rt";

    public string Name => "Request Tracker";

    public Task<RemoteAnswer<RemoteSite>> ReadSiteAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return statuses.ReadSiteAsync(access, cancellationToken);
    }

    public async Task<RemoteAnswer<TicketPage>> ChangesAsync(
        RemoteAccess access,
        TicketQuestion question,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(question);
        var age = await AgeAsync(access, question, cancellationToken);
        if (age.Problem is not null)
        {
            return age.As<TicketPage>();
        }

        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"tickets?query={Uri.EscapeDataString(Query(access.Queue, age.Value))}&orderby=LastUpdated&order=ASC&orderby=id&order=ASC"
                + $"&per_page={PageSize}&page={(question.Offset / PageSize) + 1}&fields=Subject,Status,LastUpdated"
        );
        var answer = await http.AskAsync<RtList<RtTicket>>(access, Get(path), cancellationToken);
        return answer.Value is { } list
            ? RemoteAnswer<TicketPage>.From(new([.. (list.Items ?? []).Select(HeadOf)], list.NextPage is not null))
            : answer.As<TicketPage>();
    }

    public async Task<RemoteAnswer<RemoteTicket>> ReadAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        // a search returns people with names and addresses, the ticket itself does not
        var path =
            $"tickets?query={Uri.EscapeDataString($"id = '{Escape(ticketId)}'")}&fields=Subject,Status,Created,LastUpdated,Due,Priority,Queue,Owner,Creator,Requestor"
            + ",CustomFields&fields%5BQueue%5D=Name&fields%5BOwner%5D=RealName,EmailAddress&fields%5BRequestor%5D=RealName,EmailAddress"
            + "&fields%5BCreator%5D=RealName,EmailAddress";
        var sent = await http.SendAsync(access, Get(path), cancellationToken);
        if (sent.Value is not { } reply)
        {
            return sent.As<RemoteTicket>();
        }

        if (RemoteJson.Read<RtList<RtTicket>>(reply.Body)?.Items is not { } items)
        {
            return RemoteAnswer<RemoteTicket>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)));
        }

        if (items is not [{ Status: not null } ticket])
        {
            return await MissingAsync(access, ticketId, cancellationToken);
        }

        var read = await history.ReadAsync(access, IdOf(ticket), cancellationToken);
        return read.Value is { } entries
            ? RemoteAnswer<RemoteTicket>.From(TicketOf(access, ticketId, ticket, entries, reply.IsSettledSince(ticket.LastUpdated)))
            : read.As<RemoteTicket>();
    }

    public Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(file);
        return history.DownloadAsync(access, file, cancellationToken);
    }

    public Task<RemoteAnswer<WrittenEntry>> WriteAsync(RemoteAccess access, TicketWriting writing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(writing);
        return notes.WriteAsync(access, writing, cancellationToken);
    }

    public Task<RemoteAnswer<WrittenEntry>> AssignAsync(RemoteAccess access, OwnerWriting writing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(writing);
        return owners.WriteAsync(access, writing, cancellationToken);
    }

    internal static RemoteRequest Get(string path) => Ask(HttpMethod.Get, path);

    // A search finds neither a deleted ticket nor one that was merged. Asked for by its number, the latter is the one it was merged into.
    private async Task<RemoteAnswer<RemoteTicket>> MissingAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken)
    {
        var asked = await http.AskAsync<RtTicket>(access, Get(PathOf(ticketId)), cancellationToken);
        return asked.Value is not { } found ? asked.As<RemoteTicket>()
            : !Is(IdOf(found), ticketId)
                ? RemoteAnswer<RemoteTicket>.Gone(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.MergedThere), IdOf(found)))
            : Is(found.Status, Deleted)
                ? RemoteAnswer<RemoteTicket>.Gone(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.DeletedThere)))
            : RemoteAnswer<RemoteTicket>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotThere)));
    }

    /// <summary>The search query: all tickets, or those changed within the given age.</summary>
    /// <param name="age">
    /// An age such as 90 seconds (<see cref="AgeOf"/>). An instant would be interpreted in the account's time zone, even with an explicit offset.
    /// </param>
    internal static string Query(string? queue, string? age)
    {
        List<string> parts = [];
        if (queue is not null)
        {
            parts.Add($"Queue = '{Escape(queue)}'");
        }

        if (age is { Length: > 0 })
        {
            parts.Add($"LastUpdated >= '{age}'");
        }

        return parts.Count == 0 ? "id > 0" : string.Join(" AND ", parts);
    }

    /// <summary>
    /// An age as Request Tracker reads it for sure. In "3999 seconds ago" it takes a number of four or six digits for a year, a time or a
    /// date, often a later one, and then nothing was ever changed since.
    /// </summary>
    internal static string AgeOf(long seconds) => string.Create(CultureInfo.InvariantCulture, $"now - {seconds} seconds");

    // By the server's own clock, rounded to an earlier time. A further page within the same second starts slightly earlier: duplicates are
    // dropped, while omissions would be lost.
    private async Task<RemoteAnswer<string>> AgeAsync(RemoteAccess access, TicketQuestion question, CancellationToken cancellationToken)
    {
        if (question.Since is not { } since)
        {
            return RemoteAnswer<string>.From("");
        }

        var asked = await http.SendAsync(access, Get("rt"), cancellationToken);
        if (asked.Value is not { } reply)
        {
            return asked.As<string>();
        }

        var seconds = Math.Ceiling(((reply.At ?? clock.GetUtcNow()) - since).TotalSeconds) + 1 + (2 * question.Offset / PageSize);
        return RemoteAnswer<string>.From(AgeOf(Math.Max(1, (long)seconds)));
    }

    /// <summary>Statuses have no ids: the name is used.</summary>
    internal static RemoteStatus StatusOf(string name) => new(name, name);

    /// <summary>1 to 4: the values of Request Tracker's own Low, Medium and High, and those in between.</summary>
    internal static int? RankOf(int? priority) =>
        priority switch
        {
            null => null,
            >= 100 => 1,
            >= 75 => 2,
            >= 50 => 3,
            _ => 4,
        };

    private static RemoteTicket TicketOf(
        RemoteAccess access,
        string ticketId,
        RtTicket ticket,
        IReadOnlyList<RtEntry> entries,
        bool isSettled
    )
    {
        var opening = entries.FirstOrDefault(each => Is(each.Line.Type, RtHistory.Created));
        return new(ticketId, ticket.Subject ?? "", opening?.Text ?? "", ticket.Created, ticket.LastUpdated, isSettled)
        {
            WebAddress = new Uri(access.Address, "Ticket/Display.html?id=" + Uri.EscapeDataString(ticketId)).AbsoluteUri,
            Queue = ticket.Queue?.Name,
            Status = StatusOf(ticket.Status!),
            Priority = RankOf(ticket.Priority),
            Author = PersonOf(ticket.Requestors is [var first, ..] ? first : ticket.Creator),
            Owner = OwnerOf(ticket),
            Due = ticket.Due is { } due && due > DateTimeOffset.UnixEpoch ? RemoteDue.By(due) : RemoteDue.None,
            Fields = (ticket.CustomFields ?? [])
                .Where(field => field is { Name.Length: > 0, Values.Count: > 0 })
                .DistinctBy(field => field.Name, StringComparer.Ordinal)
                .ToDictionary(field => field.Name!, field => string.Join(", ", field.Values!), StringComparer.Ordinal),
            Files = opening?.Files ?? [],
            Entries = [.. entries.Where(each => !Is(each.Line.Type, RtHistory.Created)).Select(EntryOf)],
        };
    }

    private static RemoteEntry EntryOf(RtEntry entry) =>
        new(entry.Line.Id, entry.Line.Created, PersonOf(entry.Line.Creator), entry.Text, Is(entry.Line.Type, RtHistory.Comment))
        {
            HasChangedStatus = Is(entry.Line.Type, RtHistory.StatusChange),
            StatusId = Is(entry.Line.Type, RtHistory.StatusChange) ? entry.Line.NewValue : null,
            FormerStatusId = Is(entry.Line.Type, RtHistory.StatusChange) ? entry.Line.OldValue : null,
            Files = entry.Files,
        };

    /// <summary>The owner; null when it is nobody.</summary>
    internal static RemotePerson? OwnerOf(RtTicket ticket) => Is(ticket.Owner?.Id, Nobody) ? null : PersonOf(ticket.Owner);

    /// <summary>People who wrote by mail are named by their address.</summary>
    internal static RemotePerson? PersonOf(RtUser? user) =>
        user?.Id is not { Length: > 0 } id
            ? null
            : new(
                id,
                string.IsNullOrWhiteSpace(user.RealName) ? id : user.RealName,
                string.IsNullOrWhiteSpace(user.Address) ? null : user.Address
            );

    private static TicketHead HeadOf(RtTicket ticket) => new(IdOf(ticket), ticket.Subject ?? "", ticket.Status, ticket.LastUpdated);

    internal static string IdOf(RtTicket ticket) => ticket.Id.ToString(CultureInfo.InvariantCulture);

    internal static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

    internal static string PathOf(string ticketId) => $"ticket/{Uri.EscapeDataString(ticketId)}?fields=Queue&fields%5BQueue%5D=Name";

    internal static RemoteRequest Ask(HttpMethod method, string path) =>
        new(method, "REST/2.0/" + path, "Authorization")
        {
            SecretScheme = "token ",
            // its usual server keeps a worker for an idle connection, so that the next request waits a second for a free one
            ClosesConnection = true,
        };
}
