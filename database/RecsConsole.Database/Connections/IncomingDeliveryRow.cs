using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>An event that a ticket system sent to the address of its connection.</summary>
[PrimaryKey(nameof(TenantId), nameof(ConnectionId), nameof(EventId))]
[Index(nameof(TenantId), nameof(ConnectionId), nameof(At))]
public sealed class IncomingDeliveryRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid ConnectionId { get; set; }

    /// <summary>The sender's id of the event: the same in each of its attempts.</summary>
    [MaxLength(100)]
    public required string EventId { get; set; }

    /// <summary>When the sender signed its last attempt; an older or equal one is a replay.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>When the event arrived.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>
    /// The content, encrypted with the installation's own keys; null once it became a case, and when it was kept too long.
    /// </summary>
    public string? Body { get; set; }

    /// <summary>The ticket's number there; null when it could not be read.</summary>
    [MaxLength(40)]
    public string? TicketId { get; set; }

    /// <summary>When the event was applied to its case; null while it was not.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Number of failed attempts since the last request to retry.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed, as a stored text; null when none did.</summary>
    [MaxLength(1000)]
    public string? Error { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
