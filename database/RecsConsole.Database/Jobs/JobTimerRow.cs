using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>When a tenant's scheduled job is due next. Whichever process moves this row on starts the run, so that only one does.</summary>
[PrimaryKey(nameof(TenantId), nameof(Job))]
public sealed class JobTimerRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(40)]
    public required string Job { get; set; }

    /// <summary>The expression that <see cref="DueAt"/> was computed from; another one in force means that it must be computed again.</summary>
    [MaxLength(100)]
    public required string Cron { get; set; }

    /// <summary>Id of the time zone that <see cref="DueAt"/> was computed in.</summary>
    [MaxLength(100)]
    public required string TimeZone { get; set; }

    /// <summary>Null when the expression names no further time.</summary>
    public DateTimeOffset? DueAt { get; set; }
}
