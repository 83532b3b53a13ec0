using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of a rule set: which actions a kind of case requires or forbids, and the documents that state it.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
public sealed class PolicyRow : IVersionRow
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    [MaxLength(300)]
    public required string Title { get; set; }

    public required VersionStatus Status { get; set; }

    public DateTimeOffset EffectiveFrom { get; set; }

    public DateTimeOffset? EffectiveTo { get; set; }

    /// <summary>JSON: [{"caseTypes":[],"issueTypes":[],"states":[],"requires":[],"forbids":[],"documents":[]}].</summary>
    public required string RulesJson { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
