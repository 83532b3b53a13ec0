using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A version of a document. Shown only while effective, within its dates, and to the people its ACL names.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
[Index(nameof(TenantId), nameof(PolicyKey))]
[Index(nameof(TenantId), nameof(Status), nameof(EffectiveTo))]
public sealed class DocumentRow : ITenantOwned, IDatedVersion
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    [MaxLength(400)]
    public required string Title { get; set; }

    /// <summary>policy, runbook, article or reference (imported, without text).</summary>
    [MaxLength(40)]
    public required string Kind { get; set; }

    /// <summary>draft, approved, effective, superseded, expired or withdrawn; only effective is shown.</summary>
    public required DocumentStatus Status { get; set; }

    public Guid? OwnerId { get; set; }

    public int Classification { get; set; }

    /// <summary>role:x, team:x, region:x or person:id; empty means everyone in the tenant.</summary>
    public IList<string> Acl { get; set; } = [];

    public IList<string> Regions { get; set; } = [];

    [MaxLength(10)]
    public string? Language { get; set; }

    public IList<string> IssueTypes { get; set; } = [];

    [MaxLength(100)]
    public string? PolicyKey { get; set; }

    public DateTimeOffset? EffectiveFrom { get; set; }

    public DateTimeOffset? EffectiveTo { get; set; }

    public DateTimeOffset? ReviewBy { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who last wrote the draft; null for an imported version. Someone else approves it.</summary>
    public Guid? AuthorId { get; set; }

    public Guid? ApprovedById { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Why the version was withdrawn, in the words of whoever withdrew it.</summary>
    [Personal, MaxLength(2000)]
    public string? WithdrawalReason { get; set; }

    /// <summary>Who withdrew it, and whose key encrypts the reason.</summary>
    public Guid? WithdrawnById { get; set; }

    /// <summary>SHA-256 of the imported content, so that importing it again changes nothing; null if it was written here.</summary>
    [MaxLength(64)]
    public string? ContentHash { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }

    /// <summary>
    /// Markdown; empty when only the title is known. The last column: SQLite reads past a long text to reach what stands behind it.
    /// </summary>
    public required string Text { get; set; }
}
