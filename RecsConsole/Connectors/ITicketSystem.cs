namespace RecsConsole.Connectors;

/// <summary>
/// A ticket system of somebody else: what changed there is read, what was decided here is written. Knows no cases, no database and no tenant; a second
/// product is a second implementation.
/// </summary>
public interface ITicketSystem
{
    /// <summary>Its key in rows, such as redmine.</summary>
    string Kind { get; }

    /// <summary>Its name, as its makers write it.</summary>
    string Name { get; }

    /// <summary>Signs in and answers who that is, and which statuses there are.</summary>
    Task<RemoteAnswer<RemoteSite>> LookAsync(RemoteAccess access, CancellationToken cancellationToken);

    /// <summary>Tickets that changed at an instant or later, the earliest change first; some from a little before may be among them.</summary>
    Task<RemoteAnswer<TicketPage>> ChangesAsync(RemoteAccess access, TicketQuestion question, CancellationToken cancellationToken);

    /// <summary>One ticket with all that was written on it.</summary>
    Task<RemoteAnswer<RemoteTicket>> ReadAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken);

    /// <summary>Writes a note and, where asked, a status: once, however often it is called with the same mark.</summary>
    Task<RemoteAnswer<WrittenEntry>> WriteAsync(RemoteAccess access, TicketWriting writing, CancellationToken cancellationToken);
}

/// <summary>Where a connection leads, and what signs in there.</summary>
/// <param name="Queue">The queue or project that is read; null: all.</param>
public sealed record RemoteAccess(Guid ConnectionId, Uri Address, string Secret, string? Queue);

/// <param name="Since">By the clock of the other system; null: from the beginning.</param>
/// <param name="Offset">How many of them to leave out.</param>
public sealed record TicketQuestion(DateTimeOffset? Since, int Offset);

/// <summary>The other system as it presents itself.</summary>
/// <param name="Account">Who signs in.</param>
public sealed record RemoteSite(string Account, IReadOnlyList<RemoteStatus> Statuses);

/// <summary>Some tickets in the order of their last change.</summary>
public sealed record TicketPage(IReadOnlyList<TicketHead> Heads, bool HasMore);

/// <summary>A ticket in a list.</summary>
public sealed record TicketHead(string Id, string Subject, string? Status, DateTimeOffset UpdatedAt);

/// <summary>A status of the other system.</summary>
public sealed record RemoteStatus(string Id, string Name);

/// <summary>A person of the other system.</summary>
/// <param name="Address">Their mail address; null where it is not told.</param>
public sealed record RemotePerson(string Id, string Name, string? Address);

/// <summary>A ticket as it was read.</summary>
/// <param name="IsSettled">It was read so late after its last change that nothing of the same second is missing.</param>
public sealed record RemoteTicket(
    string Id,
    string Subject,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool IsSettled
)
{
    /// <summary>Its page there.</summary>
    public string? WebAddress { get; init; }

    public string? Queue { get; init; }

    /// <summary>What kind of ticket it is.</summary>
    public string? Type { get; init; }

    public required RemoteStatus Status { get; init; }

    /// <summary>1 (highest) to 4; null where it has none.</summary>
    public int? Priority { get; init; }

    /// <summary>Who opened it.</summary>
    public RemotePerson? Author { get; init; }

    public RemotePerson? Owner { get; init; }

    /// <summary>Not everybody there may see it.</summary>
    public bool IsPrivate { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What happened to it, oldest first.</summary>
    public IReadOnlyList<RemoteEntry> Entries { get; init; } = [];
}

/// <summary>A line of a ticket's journal.</summary>
/// <param name="Id">Grows from line to line.</param>
/// <param name="Text">What was written; empty where something was only changed.</param>
/// <param name="IsPrivate">For the staff there alone.</param>
public sealed record RemoteEntry(long Id, DateTimeOffset At, RemotePerson? By, string Text, bool IsPrivate)
{
    /// <summary>It changed the status of the ticket.</summary>
    public bool HasMovedStatus { get; init; }
}

/// <summary>What is to be written on a ticket.</summary>
/// <param name="Mark">Written along, so that it is found again.</param>
/// <param name="IsPrivate">For the staff there alone.</param>
public sealed record TicketWriting(string TicketId, Guid Mark, string Text, bool IsPrivate)
{
    /// <summary>The status that it is to have; null: it keeps its own.</summary>
    public string? StatusId { get; init; }

    /// <summary>The status that it had when this was decided; where it has another one now, that one stays.</summary>
    public string? SeenStatusId { get; init; }

    /// <summary>Whether somebody there gave the ticket another status meanwhile.</summary>
    /// <param name="statusId">The one that it has now.</param>
    public bool IsOvertakenBy(string? statusId) =>
        (StatusId, SeenStatusId) is ({ } wanted, { } seen)
        && !string.Equals(statusId, seen, StringComparison.Ordinal)
        && !string.Equals(statusId, wanted, StringComparison.Ordinal);
}

/// <summary>What became of a writing.</summary>
/// <param name="EntryId">The line of the journal that it is now.</param>
/// <param name="StatusId">The status that this writing gave the ticket; null where it gave none.</param>
/// <param name="IsOvertaken">Somebody there gave the ticket another status first: that one stays.</param>
public sealed record WrittenEntry(long? EntryId, string? StatusId, bool IsOvertaken);
