using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>What came of one shown item within a label's window. Pending until the window closes or the answer is certain; pending never trains.</summary>
[PrimaryKey(nameof(TenantId), nameof(DecisionId), nameof(Kind), nameof(ItemId), nameof(Name))]
[Index(nameof(TenantId), nameof(Value), nameof(ClosesAt))]
public sealed class LabelRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid DecisionId { get; set; }

    /// <summary>action, document or expert.</summary>
    [MaxLength(20)]
    public required string Kind { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    /// <summary>accepted, executed, resolved, sla_met or rework.</summary>
    [MaxLength(20)]
    public required string Name { get; set; }

    /// <summary>1 or 0; null while pending, and for what never applies (such as the SLA of a case without one).</summary>
    public int? Value { get; set; }

    /// <summary>False: never will be known, so it never trains.</summary>
    public bool Applies { get; set; }

    /// <summary>When the window closes.</summary>
    public DateTimeOffset ClosesAt { get; set; }

    public DateTimeOffset BuiltAt { get; set; }
}
