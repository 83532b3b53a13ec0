using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>
/// How a model in shadow would have ordered a slate of a decision. Written after the decision, and never shown on the desk.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(DecisionId), nameof(ModelId))]
[Index(nameof(TenantId), nameof(ModelId), nameof(At))]
public sealed class ShadowSlateRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid DecisionId { get; set; }

    public Guid ModelId { get; set; }

    /// <summary>What the model ranks.</summary>
    public required ItemKind Kind { get; set; }

    /// <summary>The model's first item; null for an empty slate.</summary>
    [MaxLength(100)]
    public string? FirstItemId { get; set; }

    /// <summary>Whether the same item was served first.</summary>
    public bool AgreesOnFirst { get; set; }

    /// <summary>JSON: the ids of the slate's items, in order.</summary>
    public required string ItemsJson { get; set; }

    /// <summary>When the decision was made.</summary>
    public DateTimeOffset At { get; set; }
}
