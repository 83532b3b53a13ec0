using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A kind of case: its workflow and calendar.</summary>
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

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
