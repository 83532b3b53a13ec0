using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// How long the tenant keeps a class of data. A class without a row has the default period of its class, or is kept forever.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(DataClass))]
public sealed class RetentionRuleRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>The class of data, such as closed_cases.</summary>
    [MaxLength(40)]
    public required string DataClass { get; set; }

    /// <summary>Null after a reset: the class has its default period again. The row stays, so that no revision comes twice.</summary>
    public int? KeepDays { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    public Guid SavedById { get; set; }

    /// <summary>Concurrency token; every change raises it.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
