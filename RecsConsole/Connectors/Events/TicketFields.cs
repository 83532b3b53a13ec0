namespace RecsConsole.Connectors.Events;

/// <summary>Fields of a ticket that an event may fill, as named in a mapping.</summary>
public static class TicketFields
{
    public const string Id = "id";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string Status = "status";
    public const string Priority = "priority";
    public const string Queue = "queue";
    public const string Type = "type";
    public const string WebAddress = "url";
    public const string IsPrivate = "private";
    public const string CreatedAt = "created";
    public const string UpdatedAt = "updated";
    public const string Due = "due";
    public const string AuthorName = "author.name";
    public const string AuthorAddress = "author.address";
    public const string OwnerName = "owner.name";
    public const string OwnerAddress = "owner.address";
    public const string Message = "message";
    public const string MessageId = "message.id";
    public const string MessageAt = "message.at";
    public const string MessageIsPrivate = "message.private";
    public const string MessageName = "message.name";
    public const string MessageAddress = "message.address";

    /// <summary>Precedes the name of a field of the customer's own.</summary>
    public const string OwnPrefix = "field.";

    public static IReadOnlyList<string> All { get; } =
    [
        Id,
        Subject,
        Description,
        Status,
        Priority,
        Queue,
        Type,
        WebAddress,
        IsPrivate,
        CreatedAt,
        UpdatedAt,
        Due,
        AuthorName,
        AuthorAddress,
        OwnerName,
        OwnerAddress,
        Message,
        MessageId,
        MessageAt,
        MessageIsPrivate,
        MessageName,
        MessageAddress,
    ];

    public static bool IsKnown(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return All.Contains(field, StringComparer.Ordinal)
            || (field.StartsWith(OwnPrefix, StringComparison.Ordinal) && field.Length > OwnPrefix.Length);
    }
}
