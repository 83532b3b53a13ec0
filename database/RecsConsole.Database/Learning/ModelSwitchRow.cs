using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>The tenant's kill switch: while it is on, the heuristic ranks everything.</summary>
[PrimaryKey(nameof(TenantId))]
public sealed class ModelSwitchRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>True: no model ranks.</summary>
    public bool IsStopped { get; set; }

    public Guid? ChangedById { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    [MaxLength(500)]
    public required string Why { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
