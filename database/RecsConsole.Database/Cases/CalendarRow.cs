using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>Business hours in a time zone; resolved to UTC spans outside the engine.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key))]
public sealed class CalendarRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    /// <summary>What people call it; null where the key says it.</summary>
    [MaxLength(200)]
    public string? Name { get; set; }

    [MaxLength(100)]
    public required string TimeZone { get; set; }

    /// <summary>JSON: [{"day":1,"from":"08:00","to":"18:00"}], day 0 is Sunday; empty means around the clock.</summary>
    public required string HoursJson { get; set; }

    /// <summary>Dates without business hours, yyyy-MM-dd.</summary>
    public IList<string> Holidays { get; set; } = [];
}
