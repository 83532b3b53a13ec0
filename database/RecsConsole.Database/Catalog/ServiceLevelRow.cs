using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of a promise: within how much time which cases are solved. Cases keep the version that their deadline comes from.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
public sealed class ServiceLevelRow : IVersionRow
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required VersionStatus Status { get; set; }

    /// <summary>Empty means every kind of case.</summary>
    public IList<string> CaseTypes { get; set; } = [];

    /// <summary>1 (highest) to 4; null means any, and cases without one.</summary>
    public int? Priority { get; set; }

    /// <summary>Of the customer's contract; null means any, and cases without a customer.</summary>
    [MaxLength(40)]
    public string? Tier { get; set; }

    /// <summary>Time to the solution.</summary>
    public int TargetMinutes { get; set; }

    /// <summary>Every hour counts, and not those of the calendar of the kind of case.</summary>
    public bool IsRoundTheClock { get; set; }

    /// <summary>States of the workflow in which the clock stands.</summary>
    public IList<string> PauseStates { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
