using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>One event for one webhook: its content and delivery state.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(State), nameof(NextAttemptAt))]
[Index(nameof(TenantId), nameof(EventKey))]
[Index(nameof(TenantId), nameof(WebhookId), nameof(At))]
public sealed class WebhookDeliveryRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid WebhookId { get; set; }

    /// <summary>Id of the event, the same in every attempt, so that the receiver recognises duplicates.</summary>
    public Guid EventId { get; set; }

    [MaxLength(40)]
    public required string Kind { get; set; }

    /// <summary>The case concerned; null for a test.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>What happened, as named in the history of the case.</summary>
    [MaxLength(100)]
    public required string EventKey { get; set; }

    /// <summary>JSON, byte for byte as signed; refers to people and customers by id only.</summary>
    public required string Body { get; set; }

    public DateTimeOffset At { get; set; }

    public WebhookState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Time of the next attempt; null when there is nothing to send.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When the receiver confirmed the event.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Status code of the last response; null when there was none.</summary>
    public int? Answer { get; set; }

    /// <summary>The last error, as a stored text; null when there was none.</summary>
    [MaxLength(1000)]
    public string? Error { get; set; }

    /// <summary>Concurrency token: only one process sends the event.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
