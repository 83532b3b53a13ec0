using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// What a model must or must not show for a case as a decision recorded it: one version of one expectation. A change is a new version; the
/// old one stays, ended.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id), nameof(Version))]
[Index(nameof(TenantId), nameof(EndedAt), nameof(Kind))]
public sealed class GoldenCaseRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>From 1.</summary>
    public int Version { get; set; }

    /// <summary>Whose snapshot is ranked: the case as of then.</summary>
    public Guid DecisionId { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>action, document or expert.</summary>
    [MaxLength(20)]
    public required string Kind { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    /// <summary>It must be among so many first; null: it must not be shown at all.</summary>
    public int? Within { get; set; }

    /// <summary>Why, as entered.</summary>
    [MaxLength(500)]
    public required string Why { get; set; }

    public Guid? ById { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>When another version took its place, or it was removed; null: in force.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? EndedAt { get; set; }
}
