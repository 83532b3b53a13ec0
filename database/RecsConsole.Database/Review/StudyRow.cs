using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// A lead's study: systems judged in blind pairs by reviewers, or the single lists of one system, whose items they grade.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Status))]
public sealed class StudyRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    [MaxLength(200)]
    public required string Name { get; set; }

    public required StudyStatus Status { get; set; }

    /// <summary>live, heuristic, or the id of a model.</summary>
    [MaxLength(60)]
    public required string SystemA { get; set; }

    /// <summary>Empty in a study of single lists, like its version.</summary>
    [MaxLength(60)]
    public required string SystemB { get; set; }

    /// <summary>Version of each system when the study was created.</summary>
    [MaxLength(60)]
    public required string VersionA { get; set; }

    [MaxLength(60)]
    public required string VersionB { get; set; }

    /// <summary>The systems after A and B, in order; empty in a study of two.</summary>
    public IList<string> OtherSystems { get; set; } = [];

    /// <summary>Their versions, in the same order.</summary>
    public IList<string> OtherVersions { get; set; } = [];

    /// <summary>What reviewers judge by, in the lead's words; null: the console's own guideline.</summary>
    [MaxLength(2000)]
    public string? Guideline { get; set; }

    /// <summary>The slate that is compared.</summary>
    public required ItemKind Kind { get; set; }

    /// <summary>Share of cases that more than one reviewer judges, 0 to 100.</summary>
    public int OverlapPercent { get; set; }

    /// <summary>Random seed for drawing cases, order and sides.</summary>
    public long Seed { get; set; }

    public Guid CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
