using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>How a person wants the console to look and to speak to them; nobody else is concerned.</summary>
[PrimaryKey(nameof(TenantId), nameof(PersonId))]
public sealed class PersonSettingsRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>JSON object; what is absent has its default.</summary>
    public required string SettingsJson { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [System.ComponentModel.DataAnnotations.ConcurrencyCheck]
    public long Revision { get; set; }
}
