using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A ticket of a connection, its case here, and its last seen state.</summary>
[PrimaryKey(nameof(TenantId), nameof(ConnectionId), nameof(TicketId))]
[Index(nameof(TenantId), nameof(CaseId))]
public sealed class TicketLinkRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid ConnectionId { get; set; }

    /// <summary>The ticket's number there.</summary>
    [MaxLength(40)]
    public required string TicketId { get; set; }

    /// <summary>Null while the ticket could not be imported.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>URL of the ticket's page there.</summary>
    [MaxLength(600)]
    public string? WebAddress { get; set; }

    /// <summary>When the ticket was last changed there, as of the last read.</summary>
    public DateTimeOffset SeenUpdatedAt { get; set; }

    /// <summary>The ticket was read late enough that no change within the same second can be missing.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Number of the last imported journal entry.</summary>
    public long SeenEntry { get; set; }

    /// <summary>Key of the ticket's status there.</summary>
    [MaxLength(100)]
    public string? StatusId { get; set; }

    /// <summary>Key of the ticket's owner there; null when there is none.</summary>
    [MaxLength(100)]
    public string? OwnerId { get; set; }

    /// <summary>
    /// The team last given to the case by the connection; null when it gave none. The team of a case that has another one was set here.
    /// </summary>
    [MaxLength(100)]
    public string? TeamKey { get; set; }

    /// <summary>Number of failed import attempts since the last success.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the import failed, as a stored text; null when it succeeded.</summary>
    [MaxLength(1000)]
    public string? Error { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
