using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of an action in the catalog. Recommended only while published; past decisions keep their version.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key), nameof(Version))]
[Index(nameof(TenantId), nameof(Status))]
public sealed class ActionRow : IVersionRow
{
    /// <summary>A form without fields.</summary>
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

    public required ActionRiskLevel Risk { get; set; }

    /// <summary>Empty means every state with a transition for it.</summary>
    public IList<string> AllowedStates { get; set; } = [];

    [MaxLength(40)]
    public string? RequiredRole { get; set; }

    [MaxLength(100)]
    public string? PolicyKey { get; set; }

    public required VersionStatus Status { get; set; }

    /// <summary>How long the action usually takes; null when unknown.</summary>
    public int? TypicalMinutes { get; set; }

    /// <summary>How many people a case must affect for the action to be proportionate; null when that does not matter.</summary>
    public int? LeastAffected { get; set; }

    public bool IsCustomerContact { get; set; }

    /// <summary>The channel to the customer, such as email or phone; null when it reaches nobody or any channel will do.</summary>
    [MaxLength(40)]
    public string? Channel { get; set; }

    /// <summary>
    /// Suggested replies to the customer: a JSON object of texts by language, with placeholders such as {customer}; empty when there are
    /// none.
    /// </summary>
    public string ReplyTemplatesJson { get; set; } = "{}";

    /// <summary>The form of the action: a JSON array of its fields; empty when there are none.</summary>
    public string FieldsJson { get; set; } = NoFields;

    public bool AffectsPrice { get; set; }

    /// <summary>Who owns the case after the action.</summary>
    public Handover Handover { get; set; }

    /// <summary>Whether accepting the action carries it out, or only notes that a person did it.</summary>
    public Execution Execution { get; set; }

    /// <summary>Issue types the action was written for; empty means any.</summary>
    public IList<string> IssueTypes { get; set; } = [];

    /// <summary>Account tiers whose contract includes the action; empty means every customer.</summary>
    public IList<string> Tiers { get; set; } = [];

    /// <summary>Actions of which one must have been done on the case before; empty means none.</summary>
    public IList<string> EarlierSteps { get; set; } = [];

    public Guid? AuthorId { get; set; }

    public Guid? PublishedById { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
