using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A version of the tenant's settings (JSON of TenantConfiguration).</summary>
[PrimaryKey(nameof(TenantId), nameof(Version))]
public sealed class TenantConfigurationRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public int Version { get; set; }

    public required string Json { get; set; }

    public Guid? AuthorId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    [MaxLength(500)]
    public required string Why { get; set; }
}
