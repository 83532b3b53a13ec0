using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A decision for a reviewer to look at, because of a low probability or a high risk, with the verdict.</summary>
[PrimaryKey(nameof(TenantId), nameof(DecisionId))]
[Index(nameof(TenantId), nameof(ReviewedAt), nameof(DecidedAt))]
[Index(nameof(TenantId), nameof(CaseId))]
public sealed class DecisionLookRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid DecisionId { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The person who had the suggestions.</summary>
    public Guid ActorId { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    /// <summary>The action in question: the first of the list, or the risky one that was chosen.</summary>
    [MaxLength(100)]
    public required string ActionKey { get; set; }

    /// <summary>Chance of the first action, scaled by 1,000,000.</summary>
    public long Probability { get; set; }

    /// <summary>The chance was below the tenant's threshold.</summary>
    public bool IsUnsure { get; set; }

    /// <summary>A high-risk action was chosen.</summary>
    public bool IsRisky { get; set; }

    public DateTimeOffset PutAt { get; set; }

    /// <summary>Null until reviewed.</summary>
    public LookVerdict? Verdict { get; set; }

    /// <summary>The action that should have been first.</summary>
    [MaxLength(100)]
    public string? BetterActionKey { get; set; }

    [Personal, MaxLength(2000)]
    public string? Note { get; set; }

    public Guid? ReviewerId { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
