using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>
/// A legal hold on the data of a customer, a person or a case: neither an erasure nor a retention period removes it while the hold is in
/// force.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(SubjectKind), nameof(SubjectKey))]
public sealed class LegalHoldRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    /// <summary>account, person or case.</summary>
    [MaxLength(20)]
    public required string SubjectKind { get; set; }

    /// <summary>Key of an account, id of a person or case in its 36-character form.</summary>
    [MaxLength(100)]
    public required string SubjectKey { get; set; }

    /// <summary>The reason for the hold.</summary>
    [Personal, MaxLength(2000)]
    public required string Reason { get; set; }

    public DateTimeOffset PlacedAt { get; set; }

    public Guid PlacedById { get; set; }

    /// <summary>When the hold was lifted; null while in force.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? LiftedAt { get; set; }

    public Guid? LiftedById { get; set; }
}
