using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>One run of a background job, from its request to its end. A run interrupted by a crash is resumed as the same row.</summary>
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

    /// <summary>The part of the job's work that was requested, as the job names it; null for all of it.</summary>
    [MaxLength(40)]
    public string? Part { get; set; }

    public required JobStatus Status { get; set; }

    /// <summary>Who requested the run; null for a scheduled run.</summary>
    public Guid? RequestedById { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; set; }

    /// <summary>What the run is doing, as text.</summary>
    [MaxLength(200)]
    public string? Step { get; set; }

    /// <summary>1-based; increases when a run is resumed after a crash.</summary>
    public int Attempt { get; set; }

    /// <summary>The run's result, or why it failed, as a sentence.</summary>
    [MaxLength(1000)]
    public string? Result { get; set; }

    /// <summary>When somebody requested to cancel the run.</summary>
    public DateTimeOffset? CancelRequestedAt { get; set; }

    public Guid? CancelRequestedById { get; set; }

    /// <summary>The earlier run that this one repeats.</summary>
    public Guid? RetryOfId { get; set; }

    /// <summary>The process that works on the run, and its last heartbeat: another process may take over a silent run.</summary>
    [MaxLength(100)]
    public string? Runner { get; set; }

    public DateTimeOffset? HeartbeatAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
