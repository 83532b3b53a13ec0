using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A team of a tenant.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key))]
public sealed class TeamRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    [MaxLength(200)]
    public required string Name { get; set; }
}
