using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>What a tenant's slates showed over recent days, and who was asked: counted by a job, read for each recommendation.</summary>
[PrimaryKey(nameof(TenantId))]
public sealed class SlateFiguresRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>JSON: decisions, the most often shown items, how often each person was shown and asked, and responses.</summary>
    public required string ContentJson { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
