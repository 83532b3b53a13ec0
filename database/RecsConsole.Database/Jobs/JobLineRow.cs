using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A line of a job run's log.</summary>
[PrimaryKey(nameof(TenantId), nameof(RunId), nameof(Ordinal))]
public sealed class JobLineRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid RunId { get; set; }

    /// <summary>From 1.</summary>
    public int Ordinal { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Counts and ids; no case texts, no names.</summary>
    [MaxLength(1000)]
    public required string Text { get; set; }
}
