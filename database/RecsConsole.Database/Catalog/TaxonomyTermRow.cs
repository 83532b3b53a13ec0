using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>An issue type or product that the tenant's cases can have.</summary>
[PrimaryKey(nameof(TenantId), nameof(Kind), nameof(Key))]
public sealed class TaxonomyTermRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public required TermKind Kind { get; set; }

    /// <summary>The value as cases, documents and actions store it; it never changes.</summary>
    [MaxLength(100)]
    public required string Key { get; set; }

    /// <summary>What readers see.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }

    /// <summary>No longer offered; what has it keeps it.</summary>
    public bool IsRetired { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
