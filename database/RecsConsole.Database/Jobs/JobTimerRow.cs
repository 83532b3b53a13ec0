using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>When a tenant's scheduled job is due next. The process that advances this row starts the run, so that only one does.</summary>
[PrimaryKey(nameof(TenantId), nameof(Job))]
public sealed class JobTimerRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(40)]
    public required string Job { get; set; }

    /// <summary>The expression that <see cref="DueAt"/> was computed from; if another one is in force, it is computed again.</summary>
    [MaxLength(100)]
    public required string Cron { get; set; }

    /// <summary>Id of the time zone that <see cref="DueAt"/> was computed in.</summary>
    [MaxLength(100)]
    public required string TimeZone { get; set; }

    /// <summary>Next due time; null when the expression has no further one.</summary>
    public DateTimeOffset? DueAt { get; set; }
}
