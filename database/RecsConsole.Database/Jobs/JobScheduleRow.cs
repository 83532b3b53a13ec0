using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A tenant's schedule of a job, if it differs from the job's default.</summary>
[PrimaryKey(nameof(TenantId), nameof(Job))]
public sealed class JobScheduleRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(40)]
    public required string Job { get; set; }

    /// <summary>Cron expression, seconds first, in the tenant's time zone.</summary>
    [MaxLength(100)]
    public required string Cron { get; set; }

    public bool IsEnabled { get; set; }

    public Guid? ChangedById { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
