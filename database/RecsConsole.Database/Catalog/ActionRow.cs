using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of an action of the catalog. Recommended only while published; past decisions keep their version.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
[Index(nameof(TenantId), nameof(Status))]
public sealed class ActionRow : IVersionRow
{
    /// <summary>A form that asks for nothing.</summary>
    public const string NoFields = "[]";

    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    public int Version { get; set; }

    [MaxLength(300)]
    public required string Title { get; set; }

    [MaxLength(2000)]
    public required string Description { get; set; }

    /// <summary>communicate, investigate, fix, escalate, assign, close, compliance or activity (imported).</summary>
    [MaxLength(40)]
    public required string Kind { get; set; }

    /// <summary>low, medium or high.</summary>
    [MaxLength(10)]
    public required string Risk { get; set; }

    /// <summary>Empty means wherever the workflow has a transition for it.</summary>
    public IList<string> AllowedStates { get; set; } = [];

    [MaxLength(40)]
    public string? RequiredRole { get; set; }

    [MaxLength(100)]
    public string? PolicyKey { get; set; }

    public required VersionStatus Status { get; set; }

    /// <summary>How long the action usually takes; null when unknown.</summary>
    public int? TypicalMinutes { get; set; }

    public bool IsCustomerContact { get; set; }

    /// <summary>How it reaches the customer, such as email or phone; null when it reaches nobody or the channel does not matter.</summary>
    [MaxLength(40)]
    public string? Channel { get; set; }

    /// <summary>What to write to the customer with it: a JSON object of texts by language, with places such as {customer}; empty when nothing is proposed.</summary>
    public string ReplyTemplatesJson { get; set; } = "{}";

    /// <summary>The small form of the action: a JSON array of its fields; empty when nothing is asked.</summary>
    public string FieldsJson { get; set; } = NoFields;

    public bool AffectsPrice { get; set; }

    /// <summary>Who has the case once it is done.</summary>
    public Handover Handover { get; set; }

    /// <summary>Issue types it was written for; empty means any.</summary>
    public IList<string> IssueTypes { get; set; } = [];

    /// <summary>Account tiers whose contract includes it; empty means every customer.</summary>
    public IList<string> Tiers { get; set; } = [];

    public Guid? AuthorId { get; set; }

    public Guid? PublishedById { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
