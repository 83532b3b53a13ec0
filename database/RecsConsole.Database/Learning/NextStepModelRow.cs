using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// What usually comes next in cases of one type: learned by a job from the tenant's own histories and loaded by every node.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(CaseType))]
public sealed class NextStepModelRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(64)]
    public required string CaseType { get; set; }

    /// <summary>SHA-256 of the content; names the model in snapshots.</summary>
    [MaxLength(64)]
    public required string Version { get; set; }

    /// <summary>Number of steps in the model's counts.</summary>
    public int Steps { get; set; }

    /// <summary>Number of steps from which the model's context weights were learned; the counts are newer.</summary>
    public int LearnedFrom { get; set; }

    /// <summary>Event attributes that contain team and priority; null when the events have none.</summary>
    [MaxLength(200)]
    public string? TeamAttribute { get; set; }

    [MaxLength(200)]
    public string? PriorityAttribute { get; set; }

    /// <summary>The events record the fields of a case as they were then.</summary>
    public bool SaysFields { get; set; }

    /// <summary>The model in its own binary format, compressed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The dataset card of the training, as JSON; null where it was trained elsewhere.</summary>
    public string? CardJson { get; set; }

    public DateTimeOffset At { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
