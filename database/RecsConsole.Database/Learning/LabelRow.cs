using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// One label of a shown item. Pending until its window closes or its value is certain; pending labels are not used in training.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(DecisionId), nameof(Kind), nameof(ItemId), nameof(Name))]
[Index(nameof(TenantId), nameof(Value), nameof(ClosesAt))]
[Index(nameof(TenantId), nameof(Kind), nameof(Name), nameof(ClosesAt))]
public sealed class LabelRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid DecisionId { get; set; }

    public required ItemKind Kind { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    /// <summary>accepted, executed, resolved, sla_met, rework or satisfied.</summary>
    [MaxLength(20)]
    public required string Name { get; set; }

    /// <summary>1 or 0; null while pending and when the label does not apply (such as the SLA of a case without one).</summary>
    public int? Value { get; set; }

    /// <summary>False: the label does not apply, so it is never used in training.</summary>
    public bool Applies { get; set; }

    /// <summary>What had been seen of the item by then.</summary>
    public LabelExposure Exposure { get; set; }

    /// <summary>When the window closes.</summary>
    public DateTimeOffset ClosesAt { get; set; }

    public DateTimeOffset BuiltAt { get; set; }
}
