namespace RecsConsole.Connectors;

/// <summary>
/// An external ticket system: changes there are read, decisions made here are written. Knows nothing of cases, the database or tenants;
/// another product is another implementation.
/// </summary>
public interface ITicketSystem
{
    /// <summary>The system's key in stored rows, such as redmine.</summary>
    string Kind { get; }

    /// <summary>The system's name, as spelled by its makers.</summary>
    string Name { get; }

    /// <summary>Whether the system posts its changes here, instead of being asked for them.</summary>
    bool SendsEvents => false;

    /// <summary>Signs in and returns the account, and the available statuses.</summary>
    Task<RemoteAnswer<RemoteSite>> ReadSiteAsync(RemoteAccess access, CancellationToken cancellationToken);

    /// <summary>Tickets changed at or after an instant, the earliest change first; may include some from slightly before.</summary>
    Task<RemoteAnswer<TicketPage>> ChangesAsync(RemoteAccess access, TicketQuestion question, CancellationToken cancellationToken);

    /// <summary>One ticket with its journal.</summary>
    Task<RemoteAnswer<RemoteTicket>> ReadAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken);

    /// <summary>The content of a file of a ticket.</summary>
    Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a note with its files, and optionally a status and fields: only once, however often it is called with the same mark.
    /// </summary>
    Task<RemoteAnswer<WrittenEntry>> WriteAsync(RemoteAccess access, TicketWriting writing, CancellationToken cancellationToken);

    /// <summary>
    /// Sets the owner of a ticket, without a note; the same owner again changes nothing. Not for a system that sends events.
    /// </summary>
    Task<RemoteAnswer<WrittenEntry>> AssignAsync(RemoteAccess access, OwnerWriting writing, CancellationToken cancellationToken);
}

/// <summary>Address and credentials of a connection.</summary>
/// <param name="TenantId">Whose connection it is.</param>
/// <param name="Queue">The queue or project to read; null: all.</param>
public sealed record RemoteAccess(Guid TenantId, Guid ConnectionId, Uri Address, string Secret, string? Queue);

/// <param name="Since">By the clock of the other system; null: from the beginning.</param>
/// <param name="Offset">Number of tickets to skip.</param>
public sealed record TicketQuestion(DateTimeOffset? Since, int Offset);

/// <summary>The other system as seen by the account.</summary>
/// <param name="Account">The signed-in account.</param>
public sealed record RemoteSite(string Account, IReadOnlyList<RemoteStatus> Statuses)
{
    /// <summary>Names of the queues that the account may see; none where the system does not say.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];
}

/// <summary>Some tickets, in the order of their last change.</summary>
public sealed record TicketPage(IReadOnlyList<TicketHead> Heads, bool HasMore);

/// <summary>A ticket in a list.</summary>
public sealed record TicketHead(string Id, string Subject, string? Status, DateTimeOffset UpdatedAt)
{
    /// <summary>Null when the list does not say.</summary>
    public string? Queue { get; init; }
}

/// <summary>A status of the other system.</summary>
public sealed record RemoteStatus(string Id, string Name);

/// <summary>A person of the other system.</summary>
/// <param name="Address">E-mail address; null when not available.</param>
public sealed record RemotePerson(string Id, string Name, string? Address);

/// <summary>A ticket as read.</summary>
/// <param name="IsSettled">
/// Whether the ticket was read long enough after its last change that no change within the same second is missing.
/// </param>
public sealed record RemoteTicket(
    string Id,
    string Subject,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool IsSettled
)
{
    /// <summary>URL of the ticket's page there.</summary>
    public string? WebAddress { get; init; }

    public string? Queue { get; init; }

    /// <summary>The type of ticket.</summary>
    public string? Type { get; init; }

    public required RemoteStatus Status { get; init; }

    /// <summary>1 (highest) to 4; null when it has none.</summary>
    public int? Priority { get; init; }

    /// <summary>Who created the ticket.</summary>
    public RemotePerson? Author { get; init; }

    public RemotePerson? Owner { get; init; }

    /// <summary>When it is due there; null when the system says nothing about that.</summary>
    public RemoteDue? Due { get; init; }

    /// <summary>Whether access to the ticket is restricted there.</summary>
    public bool IsPrivate { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The files that the ticket was opened with.</summary>
    public IReadOnlyList<RemoteFile> Files { get; init; } = [];

    /// <summary>The ticket's journal, oldest first.</summary>
    public IReadOnlyList<RemoteEntry> Entries { get; init; } = [];
}

/// <summary>An entry of a ticket's journal.</summary>
/// <param name="Id">Increases from entry to entry.</param>
/// <param name="Text">The text; empty if only fields changed.</param>
/// <param name="IsPrivate">Visible to the staff there only.</param>
public sealed record RemoteEntry(long Id, DateTimeOffset At, RemotePerson? By, string Text, bool IsPrivate)
{
    /// <summary>Whether the entry changed the status of the ticket.</summary>
    public bool HasChangedStatus { get; init; }

    /// <summary>Key of the status that the entry set; null when it set none, or the system does not say which.</summary>
    public string? StatusId { get; init; }

    /// <summary>Key of the status before that; null when the system does not say.</summary>
    public string? FormerStatusId { get; init; }

    /// <summary>The files that came with the entry and are still there.</summary>
    public IReadOnlyList<RemoteFile> Files { get; init; } = [];

    /// <summary>Identifies the entry in place of its number, for a system that does not number them; null otherwise.</summary>
    public string? Key { get; init; }
}

/// <summary>A file of a ticket.</summary>
/// <param name="Size">In bytes; null when the system does not say.</param>
public sealed record RemoteFile(string Id, string Name, long? Size);

/// <summary>A file to be written with a note.</summary>
public sealed record CarriedFile(string Name, string ContentType, byte[] Content);

/// <summary>A note and status to be written to a ticket.</summary>
/// <param name="Mark">Written with it, to recognise it later.</param>
/// <param name="IsPrivate">Visible to the staff there only.</param>
public sealed record TicketWriting(string TicketId, Guid Mark, string Text, bool IsPrivate)
{
    /// <summary>The files that belong to the note.</summary>
    public IReadOnlyList<CarriedFile> Files { get; init; } = [];

    /// <summary>The status to set; null: unchanged.</summary>
    public string? StatusId { get; init; }

    /// <summary>The status at the time of the decision; if the ticket has another one now, that one stays.</summary>
    public string? SeenStatusId { get; init; }

    /// <summary>The customer's own fields to set.</summary>
    public IReadOnlyList<FieldWriting> Fields { get; init; } = [];

    /// <summary>The assignee of the case, for a system that can be told; null: nobody.</summary>
    public RemotePerson? Owner { get; init; }

    /// <summary>Whether somebody there changed the status meanwhile.</summary>
    /// <param name="statusId">The current status.</param>
    public bool IsOvertakenBy(string? statusId) =>
        (StatusId, SeenStatusId) is ({ } wanted, { } seen)
        && !string.Equals(statusId, seen, StringComparison.Ordinal)
        && !string.Equals(statusId, wanted, StringComparison.Ordinal);
}

/// <summary>A field of the customer's own to be set.</summary>
/// <param name="Before">Its value at the time of the decision; null when it was empty.</param>
public sealed record FieldWriting(string Name, string Value, string? Before)
{
    /// <summary>The fields that are still as they were at the decision, and so are to be set.</summary>
    /// <param name="now">The present values; a field that the ticket does not have is left out, and is not set.</param>
    internal static IReadOnlyList<FieldWriting> ToSet(IReadOnlyList<FieldWriting> fields, IReadOnlyDictionary<string, string> now) =>
        [
            .. fields.Where(field =>
                now.TryGetValue(field.Name, out var value) && IsSame(value, field.Before) && !IsSame(value, field.Value)
            ),
        ];

    /// <summary>A field of the ticket that has another value than was to be set; null when all have theirs.</summary>
    internal static FieldWriting? Other(IReadOnlyList<FieldWriting> fields, IReadOnlyDictionary<string, string> now) =>
        fields.FirstOrDefault(field => now.TryGetValue(field.Name, out var value) && !IsSame(value, field.Value));

    private static bool IsSame(string one, string? other) => string.Equals(one, other ?? "", StringComparison.Ordinal);
}

/// <summary>The result of a write.</summary>
/// <param name="EntryId">The resulting journal entry.</param>
/// <param name="StatusId">The status set by this write; null when none was set.</param>
/// <param name="IsOvertaken">Whether somebody there changed the status, a field or the owner first: theirs stays.</param>
public sealed record WrittenEntry(long? EntryId, string? StatusId, bool IsOvertaken)
{
    /// <summary>Key of the owner that the ticket has by this write; null when none was set.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Whether the owner to set has no account there that the connection can see: nothing was changed.</summary>
    public bool IsOwnerUnknown { get; init; }
}
