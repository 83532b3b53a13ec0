using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A person of a tenant: rights and expert profile. Id is the pseudonym that snapshots and audit entries carry.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Key), IsUnique = true)]
public sealed class PersonRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    [Personal, MaxLength(200)]
    public required string DisplayName { get; set; }

    [Personal, MaxLength(256)]
    public string? Email { get; set; }

    public IList<string> Roles { get; set; } = [];

    public IList<string> Teams { get; set; } = [];

    /// <summary>Empty means every region.</summary>
    public IList<string> Regions { get; set; } = [];

    public IList<string> Languages { get; set; } = [];

    /// <summary>0 public, 1 internal, 2 confidential, 3 restricted: the highest classification the person may see.</summary>
    public int Clearance { get; set; }

    [MaxLength(100)]
    public required string TimeZone { get; set; }

    /// <summary>Open cases the person can carry at once.</summary>
    public int Capacity { get; set; }

    /// <summary>May be proposed as someone to ask.</summary>
    public bool IsExpert { get; set; }

    public bool IsActive { get; set; }

    /// <summary>The person opted out of profiling: only rules order the suggestions.</summary>
    public bool IsByRulesOnly { get; set; }

    /// <summary>Concurrency token.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
