using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// An item of a decision that was really on its actor's screen: at least half of it, for a second. One row per item, for the first time.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(DecisionId), nameof(Kind), nameof(ItemId))]
[Index(nameof(TenantId), nameof(SeenAt))]
public sealed class ImpressionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid DecisionId { get; set; }

    public required ItemKind Kind { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    /// <summary>The item's rank in the slate, 1-based.</summary>
    public int Rank { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The first time on a later day; null when never. A decision is shown for 24 hours, so on two days at most.</summary>
    public DateTimeOffset? SeenAgainAt { get; set; }

    /// <summary>When the item's explanation, or the document itself, was first opened; null when never.</summary>
    public DateTimeOffset? ViewedAt { get; set; }
}
