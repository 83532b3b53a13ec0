using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>Something that was decided here and is to be written into the system that a case comes from; its id makes that happen once.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(State), nameof(NextAttemptAt))]
[Index(nameof(TenantId), nameof(CaseId))]
public sealed class OutboxRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Stands as a mark in what is written, so that a retry finds what is there already.</summary>
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid ConnectionId { get; set; }

    [MaxLength(40)]
    public required string TicketId { get; set; }

    /// <summary>Key of the event that it carries.</summary>
    [MaxLength(100)]
    public required string EventKey { get; set; }

    /// <summary>Who decided it.</summary>
    public Guid? PersonId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The note that is written there.</summary>
    [Personal]
    public required string Text { get; set; }

    /// <summary>The status that the ticket is to have there; null: it keeps its own.</summary>
    [MaxLength(100)]
    public string? StatusId { get; set; }

    /// <summary>The status that it had there when this was decided; another one means that somebody there was first.</summary>
    [MaxLength(100)]
    public string? SeenStatusId { get; set; }

    public CarryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is tried next; null when there is nothing to carry.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Number of the entry that it became there.</summary>
    public long? EntryId { get; set; }

    /// <summary>What came in its way last; it may quote the other system.</summary>
    [Personal]
    public string? Error { get; set; }

    /// <summary>Concurrency token: one process carries it.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
