using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>One event for one webhook: what is sent, and how far it is.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(State), nameof(NextAttemptAt))]
[Index(nameof(TenantId), nameof(EventKey))]
[Index(nameof(TenantId), nameof(WebhookId), nameof(At))]
public sealed class WebhookDeliveryRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid WebhookId { get; set; }

    /// <summary>Number of the event, the same in every attempt: by it the receiver knows what it has already.</summary>
    public Guid EventId { get; set; }

    [MaxLength(40)]
    public required string Kind { get; set; }

    /// <summary>The case that it speaks of; null for a test.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>What happened, as the history of the case names it.</summary>
    [MaxLength(100)]
    public required string EventKey { get; set; }

    /// <summary>JSON, byte for byte as it is signed; it names people and customers by id alone.</summary>
    public required string Body { get; set; }

    public DateTimeOffset At { get; set; }

    public WebhookState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is tried next; null when there is nothing to send.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When the receiver had it.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Status code of the last answer; null where there was none.</summary>
    public int? Answer { get; set; }

    /// <summary>What came in its way last, a stored text; null when nothing did.</summary>
    [MaxLength(1000)]
    public string? Error { get; set; }

    /// <summary>Concurrency token: one process sends it.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
