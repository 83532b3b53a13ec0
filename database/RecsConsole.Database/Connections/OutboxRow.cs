using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A decision made here that is to be written to the system that a case comes from; its id makes this happen once.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(State), nameof(NextAttemptAt))]
[Index(nameof(TenantId), nameof(CaseId))]
public sealed class OutboxRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Included as a marker in what is written, so that a retry finds an earlier write.</summary>
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid ConnectionId { get; set; }

    [MaxLength(40)]
    public required string TicketId { get; set; }

    /// <summary>Key of the event to write.</summary>
    [MaxLength(100)]
    public required string EventKey { get; set; }

    /// <summary>Who made the decision.</summary>
    public Guid? PersonId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The note to write there.</summary>
    [Personal]
    public required string Text { get; set; }

    /// <summary>The status to set there; null keeps its own.</summary>
    [MaxLength(100)]
    public string? StatusId { get; set; }

    /// <summary>
    /// The status the ticket had there at the time of the decision; a different one means that someone there changed it first.
    /// </summary>
    [MaxLength(100)]
    public string? SeenStatusId { get; set; }

    public CarryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Time of the next attempt; null when there is nothing to write.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Number of the resulting entry there.</summary>
    public long? EntryId { get; set; }

    /// <summary>The last error; it may quote the other system.</summary>
    [Personal]
    public string? Error { get; set; }

    /// <summary>Concurrency token: only one process writes the status.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
