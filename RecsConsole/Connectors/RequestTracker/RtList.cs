using System.Text.Json.Serialization;

namespace RecsConsole.Connectors.RequestTracker;

// The parts of Request Tracker's REST API 2.0 in use: https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html

/// <param name="NextPage">Null on the last page, and on each page of what is not counted.</param>
internal sealed record RtList<T>(
    [property: JsonPropertyName("items")] IReadOnlyList<T>? Items,
    [property: JsonPropertyName("next_page")] string? NextPage
)
{
    /// <summary>Number of entries on this page.</summary>
    [JsonPropertyName("count")]
    public int? Count { get; init; }

    /// <summary>Number of entries on all pages; null when they are not counted for the account, as in most histories.</summary>
    [JsonPropertyName("total")]
    public long? Total { get; init; }

    /// <summary>Most entries of a page.</summary>
    [JsonPropertyName("per_page")]
    public int? PageSize { get; init; }
}

/// <param name="Id">A number in lists and elsewhere.</param>
internal sealed record RtTicket(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("Subject")] string? Subject,
    [property: JsonPropertyName("Status")] string? Status,
    [property: JsonPropertyName("Created")] DateTimeOffset Created,
    [property: JsonPropertyName("LastUpdated")] DateTimeOffset LastUpdated
)
{
    [JsonPropertyName("Queue")]
    public RtQueue? Queue { get; init; }

    /// <summary>0 to 100.</summary>
    [JsonPropertyName("Priority")]
    public int? Priority { get; init; }

    [JsonPropertyName("Creator")]
    public RtUser? Creator { get; init; }

    [JsonPropertyName("Owner")]
    public RtUser? Owner { get; init; }

    [JsonPropertyName("Requestor")]
    public IReadOnlyList<RtUser>? Requestors { get; init; }

    /// <summary>1970 when it has none.</summary>
    [JsonPropertyName("Due")]
    public DateTimeOffset? Due { get; init; }

    [JsonPropertyName("CustomFields")]
    public IReadOnlyList<RtField>? CustomFields { get; init; }

    /// <summary>What the account may do with the object.</summary>
    [JsonPropertyName("_hyperlinks")]
    public IReadOnlyList<RtLink>? Links { get; init; }
}

internal sealed record RtQueue(
    [property: JsonPropertyName("Name")] string? Name,
    [property: JsonPropertyName("Lifecycle")] string? Lifecycle
);

/// <param name="Id">The name of the account.</param>
internal sealed record RtUser(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("RealName")] string? RealName,
    [property: JsonPropertyName("EmailAddress")] string? Address
);

internal sealed record RtAccount([property: JsonPropertyName("Name")] string? Name);

internal sealed record RtField(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("values")] IReadOnlyList<string>? Values
);

/// <param name="Kind">The kind of link, such as comment, or lifecycle for a possible status.</param>
internal sealed record RtLink([property: JsonPropertyName("ref")] string? Kind, [property: JsonPropertyName("to")] string? To);

/// <summary>An entry of a ticket's history.</summary>
internal sealed record RtTransaction(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("Type")] string? Type,
    [property: JsonPropertyName("Created")] DateTimeOffset Created,
    [property: JsonPropertyName("NewValue")] string? NewValue,
    [property: JsonPropertyName("Creator")] RtUser? Creator
)
{
    [JsonPropertyName("OldValue")]
    public string? OldValue { get; init; }
}

/// <summary>A part of an entry: text, or a file.</summary>
/// <param name="Content">Plain in a list; base64 when requested alone.</param>
internal sealed record RtAttachment(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("TransactionId")] long TransactionId,
    [property: JsonPropertyName("ContentType")] string? ContentType,
    [property: JsonPropertyName("Filename")] string? Filename,
    [property: JsonPropertyName("Content")] string? Content
)
{
    /// <summary>Whether the part is the text of the message, not a file.</summary>
    public bool IsText => string.IsNullOrEmpty(Filename) && (ContentType is "text/plain" or "text/html");
}

/// <summary>A part requested alone refers to its entry by another property.</summary>
internal sealed record RtContent([property: JsonPropertyName("Content")] string? Content);
