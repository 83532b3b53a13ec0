using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>
/// What a model must or must not show for a case as a decision recorded it: one version of one expectation. A change is a new version; the
/// old one stays, with its end date.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id), nameof(Version))]
[Index(nameof(TenantId), nameof(EndedAt), nameof(Kind))]
public sealed class GoldenCaseRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>From 1.</summary>
    public int Version { get; set; }

    /// <summary>The decision whose snapshot is ranked: the case as it was then.</summary>
    public Guid DecisionId { get; set; }

    public Guid CaseId { get; set; }

    public required ItemKind Kind { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    /// <summary>The largest allowed rank; null when the item must not be shown at all.</summary>
    public int? Within { get; set; }

    /// <summary>Why, as entered.</summary>
    [Personal, MaxLength(500)]
    public required string Why { get; set; }

    public Guid? ById { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>When another version replaced this one, or it was removed; null while in force.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? EndedAt { get; set; }
}
