using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A kind of case: its workflow, calendar and SLA.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key))]
public sealed class CaseTypeRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    [MaxLength(200)]
    public required string Name { get; set; }

    [MaxLength(100)]
    public required string WorkflowKey { get; set; }

    [MaxLength(100)]
    public required string CalendarKey { get; set; }

    /// <summary>JSON: business hours to resolution by priority, {"1":4,"2":8}; a priority without an entry has no deadline.</summary>
    public required string SlaHoursJson { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
