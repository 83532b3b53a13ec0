using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A ticket of a connection and the case it is here, with what was seen of it last.</summary>
[PrimaryKey(nameof(TenantId), nameof(ConnectionId), nameof(TicketId))]
[Index(nameof(TenantId), nameof(CaseId))]
public sealed class TicketLinkRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid ConnectionId { get; set; }

    /// <summary>Its number there.</summary>
    [MaxLength(40)]
    public required string TicketId { get; set; }

    /// <summary>Null while it could not be taken in.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Its page there.</summary>
    [MaxLength(600)]
    public string? WebAddress { get; set; }

    /// <summary>When it was changed last there, as it was read.</summary>
    public DateTimeOffset SeenUpdatedAt { get; set; }

    /// <summary>It was read late enough that nothing of that second can be missing.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Number of the last entry of its journal that was taken in.</summary>
    public long SeenEntry { get; set; }

    /// <summary>Key of its status there.</summary>
    [MaxLength(100)]
    public string? StatusId { get; set; }

    /// <summary>Key of its owner there; null where nobody has it.</summary>
    [MaxLength(100)]
    public string? OwnerId { get; set; }

    /// <summary>How often it could not be taken in, since it last could.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it could not, a stored text; null when it could.</summary>
    [MaxLength(1000)]
    public string? Error { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
