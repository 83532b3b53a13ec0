using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>One line of the audit trail: who did what to which object, with hashes and row references, never texts. Append-only.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(At))]
[Index(nameof(TenantId), nameof(ObjectKind), nameof(ObjectId))]
[Index(nameof(TenantId), nameof(ActorId), nameof(At))]
[Index(nameof(TenantId), nameof(Operation), nameof(At))]
public sealed class AuditEntryRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null when the actor is unknown, such as after a failed sign-in.</summary>
    public Guid? ActorId { get; set; }

    [MaxLength(100)]
    public required string Operation { get; set; }

    [MaxLength(40)]
    public required string ObjectKind { get; set; }

    [MaxLength(100)]
    public required string ObjectId { get; set; }

    /// <summary>done, denied or failed.</summary>
    [MaxLength(20)]
    public required string Outcome { get; set; }

    /// <summary>Canonical JSON of references and hashes.</summary>
    public required string DetailsJson { get; set; }

    /// <summary>SHA-256 of the canonical entry without this field and the four search columns below, which repeat parts of it.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    /// <summary>The case that the entry concerns, for searching: object or detail.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The decision that the entry concerns, for searching.</summary>
    public Guid? DecisionId { get; set; }

    /// <summary>The action, document or person that the entry concerns, for searching.</summary>
    [MaxLength(100)]
    public string? ItemId { get; set; }

    /// <summary>The reason code that the entry names, for searching.</summary>
    [MaxLength(40)]
    public string? Reason { get; set; }
}
