namespace RecsConsole.Connectors.Events;

/// <summary>What an event tells of a ticket: null where it is silent.</summary>
/// <param name="Id">The ticket's number there.</param>
public sealed record MappedTicket(string Id)
{
    public string? Subject { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public int? Priority { get; init; }

    public string? Queue { get; init; }

    public string? Type { get; init; }

    /// <summary>URL of the ticket's page there.</summary>
    public string? WebAddress { get; init; }

    public bool? IsPrivate { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it is due there, which may be never; null where the event is silent.</summary>
    public RemoteDue? Due { get; init; }

    public RemotePerson? Author { get; init; }

    public RemotePerson? Owner { get; init; }

    /// <summary>Whether the event has an owner, who may be nobody.</summary>
    public bool HasOwner { get; init; }

    public MappedMessage? Message { get; init; }

    /// <summary>The customer's own fields that the event has.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A message in an event.</summary>
/// <param name="Id">Its number there; null when it has none.</param>
/// <param name="At">Null: the time of the event.</param>
public sealed record MappedMessage(string? Id, DateTimeOffset? At, RemotePerson? By, string Text, bool IsPrivate);
