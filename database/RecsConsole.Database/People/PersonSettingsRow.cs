using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A person's preferences for appearance and language; they concern nobody else.</summary>
[PrimaryKey(nameof(TenantId), nameof(PersonId))]
public sealed class PersonSettingsRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>JSON object; absent values have their defaults.</summary>
    public required string SettingsJson { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [System.ComponentModel.DataAnnotations.ConcurrencyCheck]
    public long Revision { get; set; }
}
