using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A change that somebody sent to a second person, and what became of it.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Status), nameof(SentAt))]
public sealed class ProposalRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public required ProposalKind Kind { get; set; }

    /// <summary>What it changes: empty for the settings, part:item for other rules, account:key or person:id for an erasure.</summary>
    [MaxLength(120)]
    public required string Subject { get; set; }

    /// <summary>The version that the change was made to; if another one is in force, it cannot be published.</summary>
    public int BaseVersion { get; set; }

    /// <summary>
    /// JSON of what is to be in force; {} where the subject says it all, and for an erasure that was agreed to, the hash of the second
    /// person's reason.
    /// </summary>
    public required string ContentJson { get; set; }

    /// <summary>The reason; empty where it could name a person, and then only its hash is in the trail.</summary>
    [MaxLength(500)]
    public required string Why { get; set; }

    public Guid AuthorId { get; set; }

    public DateTimeOffset SentAt { get; set; }

    /// <summary>In review while it waits; draft once it was sent back; retired once it was withdrawn.</summary>
    public required VersionStatus Status { get; set; }

    /// <summary>
    /// The second person. While it waits: who agreed to it although it could not be carried out yet, or its author, who was alone.
    /// </summary>
    public Guid? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>When it comes into force, if the second person set it for a time: until then it waits for nobody.</summary>
    public DateTimeOffset? BeginsAt { get; set; }

    /// <summary>When it came into force, if it waited for a time; null when that was the decision itself.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    /// <summary>What the second person wrote when sending it back.</summary>
    [MaxLength(1000)]
    public string? Comment { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
