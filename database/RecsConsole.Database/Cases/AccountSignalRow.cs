using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A figure that another system observes about a customer, such as active users; the latest one and the one before it.</summary>
[PrimaryKey(nameof(TenantId), nameof(AccountKey), nameof(Source), nameof(Name))]
public sealed class AccountSignalRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string AccountKey { get; set; }

    /// <summary>The system that observed it.</summary>
    [MaxLength(100)]
    public required string Source { get; set; }

    [MaxLength(100)]
    public required string Name { get; set; }

    /// <summary>The figure in thousandths.</summary>
    public long Value { get; set; }

    public DateTimeOffset ObservedAt { get; set; }

    /// <summary>The figure before it, in thousandths; null when there was none.</summary>
    public long? BeforeValue { get; set; }

    public DateTimeOffset? BeforeAt { get; set; }
}
