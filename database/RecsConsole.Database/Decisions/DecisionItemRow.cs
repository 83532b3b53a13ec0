using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>An item of a decision's slate as shown: the part of the output that is searched and counted.</summary>
[PrimaryKey(nameof(TenantId), nameof(DecisionId), nameof(Kind), nameof(Rank))]
[Index(nameof(TenantId), nameof(Kind), nameof(ItemId))]
public sealed class DecisionItemRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid DecisionId { get; set; }

    public required ItemKind Kind { get; set; }

    /// <summary>From 1.</summary>
    public int Rank { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    /// <summary>Scaled by 1,000,000.</summary>
    public long Score { get; set; }

    public required ItemConfidence Confidence { get; set; }

    /// <summary>
    /// The probability behind the confidence, scaled by 1,000,000; null for an item that a policy requires, which is shown whatever its
    /// probability.
    /// </summary>
    public long? Probability { get; set; }

    /// <summary>Scaled by 1,000,000.</summary>
    public long Propensity { get; set; }

    /// <summary>The policy that requires the item; null when none does.</summary>
    [MaxLength(100)]
    public string? RequiredBy { get; set; }

    /// <summary>The version of the document whose passage the card showed; null without a passage.</summary>
    public int? PassageVersion { get; set; }

    /// <summary>The first character of that passage in the version's text.</summary>
    public int? PassageStart { get; set; }

    /// <summary>Its length in characters.</summary>
    public int? PassageLength { get; set; }
}
