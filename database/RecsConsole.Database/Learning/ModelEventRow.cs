using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A step in the life cycle of a model, or of the kill switch, with its reason; the audit trail contains only its hash.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(ModelId), nameof(At))]
public sealed class ModelEventRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>Null for the kill switch.</summary>
    public Guid? ModelId { get; set; }

    /// <summary>What happened, such as proposed, promoted, rolled_back or stopped.</summary>
    [MaxLength(30)]
    public required string Step { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? ById { get; set; }

    /// <summary>The reason as entered; empty where none is required.</summary>
    [MaxLength(500)]
    public required string Why { get; set; }
}
