using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>What was fitted to a tenant's finished cases: by a job every night, kept for every node and across restarts.</summary>
[PrimaryKey(nameof(TenantId))]
public sealed class FittedHistoryRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>When the cases were read.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>JSON: weights of case fields, calibrations by case type, and the windows by which the cases were judged.</summary>
    public required string ContentJson { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
