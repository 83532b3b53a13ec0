using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// A version of a promise: the time within which certain cases are solved. Cases keep the version that their deadline is based on.
/// </summary>
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

    /// <summary>Tier of the customer's contract; null means any, and cases without a customer.</summary>
    [MaxLength(40)]
    public string? Tier { get; set; }

    /// <summary>Time to resolution in minutes.</summary>
    public int TargetMinutes { get; set; }

    /// <summary>Counts every hour instead of those of the case type's calendar.</summary>
    public bool IsRoundTheClock { get; set; }

    /// <summary>The calendar whose hours count; null means that of the case type, or every hour.</summary>
    [MaxLength(100)]
    public string? CalendarKey { get; set; }

    /// <summary>States of the workflow in which the clock is paused.</summary>
    public IList<string> PauseStates { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
