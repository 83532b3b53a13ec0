using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Database;
using RecsConsole.Database.Codes;

namespace RecsConsole.Casework.Webhooks;

/// <summary>
/// The body sent to webhooks, in the form proposed by Standard Webhooks 1.0 (type, timestamp, data). People are identified by id only.
/// </summary>
/// <param name="Type">One of <see cref="WebhookKinds"/>.</param>
/// <param name="Timestamp">When the event happened, not when it is sent.</param>
public sealed record WebhookBody(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, s_json);
}

/// <summary>The event data; properties that do not belong to the kind of event are left out.</summary>
public sealed record WebhookData
{
    public WebhookCase? Case { get; init; }

    public WebhookStep? Step { get; init; }

    public WebhookApproval? Approval { get; init; }

    public WebhookItem? Item { get; init; }

    public WebhookAuditHead? Head { get; init; }

    /// <summary>Name of the tested webhook.</summary>
    public string? Webhook { get; init; }
}

/// <summary>A thing that waits for a person, without its content.</summary>
/// <param name="Kind">What has to be done, such as publish, or what the notification is about, such as asked.</param>
/// <param name="Key">Identifies the thing among those of its kind.</param>
/// <param name="Link">URL of the page where it is handled.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record WebhookItem(string Kind, string Key, string Link, DateTimeOffset Since)
{
    public DateTimeOffset? Due { get; init; }
}

/// <summary>The newest link of the audit chain.</summary>
/// <param name="Number">The position in the chain; it never falls.</param>
/// <param name="Hash">The link's hash in hexadecimal, which depends on all links before it.</param>
public sealed record WebhookAuditHead(long Number, string Hash);

/// <summary>The case right after the event.</summary>
/// <param name="Events">Number of events in the case's history: of two webhook events of a case, the one with more is later.</param>
public sealed record WebhookCase(Guid Id, string Key, string Type, string State, bool IsOpen, int Events)
{
    public static WebhookCase From(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Id, row.Key, row.TypeKey, row.Status, row.IsOpen, row.EventCount);
    }
}

/// <param name="Id">Identifies the step; the same when it is undone.</param>
/// <param name="Action">Key of the action in the catalog.</param>
public sealed record WebhookStep(string Id, string Action)
{
    public string? Title { get; init; }

    public string? FromState { get; init; }

    /// <summary>run: to be carried out by whoever receives this; noted: a person did it.</summary>
    public string? Execution { get; init; }

    /// <summary>The person who took the step.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The decision that suggested the step; absent when there was no suggestion.</summary>
    public Guid? DecisionId { get; init; }
}

/// <param name="Status">pending, approved, rejected, withdrawn or lapsed.</param>
public sealed record WebhookApproval(Guid Id, string Action, string Status, Guid RequestedBy, DateTimeOffset Deadline)
{
    public Guid? DecidedBy { get; init; }

    public static WebhookApproval From(ApprovalRequestRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Id, row.ActionKey, row.Status.ToCode(), row.RequestedById, row.Deadline) { DecidedBy = row.DecidedById };
    }
}
