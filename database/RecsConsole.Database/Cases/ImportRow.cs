using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>An imported file; importing the same file again changes nothing.</summary>
[PrimaryKey(nameof(TenantId), nameof(ContentHash))]
public sealed class ImportRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(64)]
    public required string ContentHash { get; set; }

    public required ImportKind Kind { get; set; }

    /// <summary>Hash of the mapping with which the file was read.</summary>
    [MaxLength(64)]
    public required string MappingHash { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>JSON of the resulting counts.</summary>
    public required string ResultJson { get; set; }
}
