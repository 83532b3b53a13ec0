using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>One run of a background job, from its request to its end. A run that a crash cut off is taken up again as the same row.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Job), nameof(RequestedAt))]
[Index(nameof(TenantId), nameof(Status))]
public sealed class JobRunRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>Key of the job.</summary>
    [MaxLength(40)]
    public required string Job { get; set; }

    public required JobStatus Status { get; set; }

    /// <summary>Null when its schedule asked.</summary>
    public Guid? RequestedById { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; set; }

    /// <summary>What it is doing, in words.</summary>
    [MaxLength(200)]
    public string? Step { get; set; }

    /// <summary>From 1; grows when a run is taken up again after a crash.</summary>
    public int Attempt { get; set; }

    /// <summary>What came of it, or why it failed, in words.</summary>
    [MaxLength(1000)]
    public string? Result { get; set; }

    /// <summary>Somebody asked for its end.</summary>
    public DateTimeOffset? CancelRequestedAt { get; set; }

    public Guid? CancelRequestedById { get; set; }

    /// <summary>The run that this one repeats.</summary>
    public Guid? RetryOfId { get; set; }

    /// <summary>Which process works on it, and when it last said so: another may take over what went silent.</summary>
    [MaxLength(100)]
    public string? Runner { get; set; }

    public DateTimeOffset? HeartbeatAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
