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

    /// <summary>The rule in plain words, for those who ask why; may be empty.</summary>
    [MaxLength(2000)]
    public string Statement { get; set; } = "";

    public required VersionStatus Status { get; set; }

    public DateTimeOffset EffectiveFrom { get; set; }

    public DateTimeOffset? EffectiveTo { get; set; }

    /// <summary>
    /// JSON: [{"caseTypes":[],"issueTypes":[],"states":[],"requires":[],"forbids":[],"documents":[]}]; also "everyCase":true when someone
    /// confirmed that a rule without conditions is meant for every case.
    /// </summary>
    public required string RulesJson { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
