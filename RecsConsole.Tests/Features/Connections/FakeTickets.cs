using System.Globalization;
using RecsConsole.Connectors;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>An in-memory ticket system that can be unavailable, refuse a write, or lose its answer after a write.</summary>
internal sealed class FakeTickets : ITicketSystem
{
    public const int PageSize = 3;

    public static RemotePerson Priya { get; } = new("7", "Priya Nair", "priya@acme.example");

    public string Kind => "fake";

    public string Name => "Fake";

    public Dictionary<string, RemoteTicket> Tickets { get; } = new(StringComparer.Ordinal);

    /// <summary>Queries for changes, in order.</summary>
    public List<TicketQuestion> Questions { get; } = [];

    public int Reads { get; private set; }

    /// <summary>The number of reads it answers before it becomes unavailable.</summary>
    public int AwayAfter { get; set; } = int.MaxValue;

    public bool IsAway { get; set; }

    /// <summary>Tickets that it does not return.</summary>
    public HashSet<string> Hidden { get; } = [];

    /// <summary>Tickets that no list of changes names, such as those of another queue.</summary>
    public HashSet<string> Unlisted { get; } = [];

    /// <summary>Tickets whose requests are never answered.</summary>
    public HashSet<string> Silent { get; } = [];

    /// <summary>Runs during a query for changes.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public string? Refusal { get; set; }

    /// <summary>Contents of files, by id.</summary>
    public Dictionary<string, byte[]> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that were fetched, in order.</summary>
    public List<string> Downloads { get; } = [];

    /// <summary>The accounts that an owner may have.</summary>
    public List<RemotePerson> Accounts { get; } = [];

    /// <summary>The number of times it changed an owner when told to.</summary>
    public int Assignments { get; private set; }

    /// <summary>Whether the answer is lost after a write.</summary>
    public bool LosesAnswer { get; set; }

    private static StoredText Unreachable => StoredText.Sentence("nobody answers");

    public RemoteTicket Add(string id, DateTimeOffset at, string status = "1") =>
        Tickets[id] = new(id, "Printer jams " + id, "On every second page.", at, at, IsSettled: true)
        {
            WebAddress = "https://tickets.example/" + id,
            Queue = "printers",
            Type = "printer",
            Status = Status(status),
            Priority = 2,
            Author = Priya,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Severity"] = "high" },
        };

    /// <summary>Changes a ticket as a person in that system would.</summary>
    public void Change(string id, Func<RemoteTicket, RemoteTicket> change)
    {
        var ticket = Tickets[id];
        Tickets[id] = change(ticket) with { UpdatedAt = ticket.UpdatedAt.AddMinutes(1) };
    }

    public static RemoteStatus Status(string id) => new(id, "Status " + id);

    public static RemoteTicket WithEntry(RemoteTicket ticket, RemotePerson by, string text, bool isPrivate = false) =>
        ticket with
        {
            Entries = [.. ticket.Entries, new(NextEntry(ticket), ticket.UpdatedAt.AddSeconds(30), by, text, isPrivate)],
        };

    /// <summary>A file with its content.</summary>
    public RemoteFile Keep(string name, byte[] content)
    {
        var file = new RemoteFile(Contents.Count.ToString(CultureInfo.InvariantCulture), name, content.Length);
        Contents[file.Id] = content;
        return file;
    }

    /// <summary>Writes with files as a person in that system would.</summary>
    public void WriteWithFiles(string id, RemotePerson by, string text, params IReadOnlyList<RemoteFile> files) =>
        Change(
            id,
            ticket =>
            {
                var written = WithEntry(ticket, by, text);
                return written with { Entries = [.. written.Entries.SkipLast(1), written.Entries[^1] with { Files = files }] };
            }
        );

    public Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken)
    {
        Downloads.Add(file.Name);
        return Task.FromResult(
            Silent.Contains(file.Name) ? RemoteAnswer<byte[]>.Away(Unreachable) : RemoteAnswer<byte[]>.From(Contents[file.Id])
        );
    }

    public Task<RemoteAnswer<RemoteSite>> ReadSiteAsync(RemoteAccess access, CancellationToken cancellationToken) =>
        Task.FromResult(
            IsAway || Reads > AwayAfter
                ? RemoteAnswer<RemoteSite>.Away(Unreachable)
                : RemoteAnswer<RemoteSite>.From(new("svc", [Status("1"), Status("2"), Status("3")]))
        );

    public async Task<RemoteAnswer<TicketPage>> ChangesAsync(
        RemoteAccess access,
        TicketQuestion question,
        CancellationToken cancellationToken
    )
    {
        Questions.Add(question);
        var changed = Tickets
            .Values.Where(ticket => !Unlisted.Contains(ticket.Id))
            .Where(ticket => question.Since is null || ticket.UpdatedAt >= question.Since)
            .OrderBy(ticket => ticket.UpdatedAt)
            .ThenBy(ticket => int.Parse(ticket.Id, CultureInfo.InvariantCulture))
            .Skip(question.Offset)
            .ToList();
        var heads = changed
            .Take(PageSize)
            .Select(ticket => new TicketHead(ticket.Id, ticket.Subject, ticket.Status.Name, ticket.UpdatedAt));
        var page = new TicketPage([.. heads], changed.Count > PageSize);
        await (Meanwhile?.Invoke() ?? Task.CompletedTask);
        return IsAway ? RemoteAnswer<TicketPage>.Away(Unreachable) : RemoteAnswer<TicketPage>.From(page);
    }

    public Task<RemoteAnswer<RemoteTicket>> ReadAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken) =>
        Task.FromResult(
            IsAway || ++Reads > AwayAfter || Silent.Contains(ticketId) ? RemoteAnswer<RemoteTicket>.Away(Unreachable)
            : Hidden.Contains(ticketId) ? RemoteAnswer<RemoteTicket>.Refused(StoredText.Sentence("hidden"))
            : Tickets.TryGetValue(ticketId, out var ticket) ? RemoteAnswer<RemoteTicket>.From(ticket)
            : RemoteAnswer<RemoteTicket>.Gone(StoredText.Sentence("deleted or merged"))
        );

    public Task<RemoteAnswer<WrittenEntry>> WriteAsync(RemoteAccess access, TicketWriting writing, CancellationToken cancellationToken) =>
        Task.FromResult(
            IsAway ? RemoteAnswer<WrittenEntry>.Away(Unreachable)
            : Refusal is { } refusal ? RemoteAnswer<WrittenEntry>.Refused(StoredText.Sentence(refusal))
            : Write(writing)
        );

    public Task<RemoteAnswer<WrittenEntry>> AssignAsync(RemoteAccess access, OwnerWriting writing, CancellationToken cancellationToken) =>
        Task.FromResult(
            IsAway ? RemoteAnswer<WrittenEntry>.Away(Unreachable)
            : Refusal is { } refusal ? RemoteAnswer<WrittenEntry>.Refused(StoredText.Sentence(refusal))
            : !Tickets.ContainsKey(writing.TicketId) ? RemoteAnswer<WrittenEntry>.Gone(StoredText.Sentence("deleted or merged"))
            : Assign(writing)
        );

    private RemoteAnswer<WrittenEntry> Assign(OwnerWriting writing)
    {
        if (writing.Only(Accounts) is not { } owner)
        {
            return RemoteAnswer<WrittenEntry>.From(OwnerWriting.Unknown);
        }

        var settled = writing.Settled(Tickets[writing.TicketId].Owner?.Id, owner.Id);
        if (settled is null)
        {
            Assignments++;
            Change(writing.TicketId, ticket => ticket with { Owner = owner });
        }

        return LosesAnswer
            ? RemoteAnswer<WrittenEntry>.Away(Unreachable)
            : RemoteAnswer<WrittenEntry>.From(settled ?? OwnerWriting.Set(owner.Id));
    }

    private RemoteAnswer<WrittenEntry> Write(TicketWriting writing)
    {
        var before = Tickets[writing.TicketId];
        var isThere = before.Entries.Any(entry => WrittenMark.Of(entry.Text) == writing.Mark);
        var isOvertaken =
            !isThere && writing.StatusId is not null && !string.Equals(writing.SeenStatusId, before.Status.Id, StringComparison.Ordinal);
        if (!isThere)
        {
            var text = WrittenMark.With(writing.Text, writing.Mark);
            RemoteFile[] files = [.. writing.Files.Select(file => Keep(file.Name, file.Content))];
            Change(
                writing.TicketId,
                ticket =>
                {
                    var written = WithEntry(ticket, new("5", "svc", null), text, writing.IsPrivate);
                    return written with
                    {
                        Status = isOvertaken || writing.StatusId is null ? ticket.Status : Status(writing.StatusId),
                        Fields = FieldsAfter(ticket, writing),
                        Entries = [.. written.Entries.SkipLast(1), written.Entries[^1] with { Files = files }],
                    };
                }
            );
        }

        var after = Tickets[writing.TicketId];
        var entry = after.Entries.Single(each => WrittenMark.Of(each.Text) == writing.Mark);
        return LosesAnswer
            ? RemoteAnswer<WrittenEntry>.Away(Unreachable)
            : RemoteAnswer<WrittenEntry>.From(
                new(entry.Id, after.Status.Id, isOvertaken || FieldWriting.Other(writing.Fields, after.Fields) is not null)
            );
    }

    private static Dictionary<string, string> FieldsAfter(RemoteTicket ticket, TicketWriting writing)
    {
        var fields = new Dictionary<string, string>(ticket.Fields, StringComparer.Ordinal);
        foreach (var field in FieldWriting.ToSet(writing.Fields, ticket.Fields))
        {
            fields[field.Name] = field.Value;
        }

        return fields;
    }

    private static long NextEntry(RemoteTicket ticket) =>
        (int.Parse(ticket.Id, CultureInfo.InvariantCulture) * 1000L) + ticket.Entries.Count + 1;
}
