using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A customer of the tenant.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key))]
public sealed class AccountRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    [Personal, MaxLength(200)]
    public required string Name { get; set; }

    [MaxLength(20)]
    public string? Tier { get; set; }

    [MaxLength(20)]
    public string? Region { get; set; }

    /// <summary>The contract is in force from this instant; null when it always was.</summary>
    public DateTimeOffset? ContractStartsAt { get; set; }

    public DateTimeOffset? ContractEndsAt { get; set; }

    /// <summary>Keys of actions that the contract includes whatever its tier.</summary>
    public IList<string> Entitlements { get; set; } = [];

    /// <summary>When a person or another system last stated the contract, changed or not; null when nobody did.</summary>
    public DateTimeOffset? TermsCheckedAt { get; set; }

    /// <summary>The customer opted out of profiling: only rules order the suggestions.</summary>
    public bool IsByRulesOnly { get; set; }

    /// <summary>Concurrency token; raised with each change of name, tier, region or contract.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
