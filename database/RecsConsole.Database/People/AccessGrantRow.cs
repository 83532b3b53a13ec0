using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>
/// A permission for one object, one person and a limited time: granted by someone with that permission, or taken in an emergency with a
/// written reason.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(PersonId), nameof(ExpiresAt))]
[Index(nameof(TenantId), nameof(ObjectKind), nameof(ObjectKey))]
public sealed class AccessGrantRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>case, document or duty.</summary>
    [MaxLength(40)]
    public required string ObjectKind { get; set; }

    /// <summary>Id of a case in its 36-character form, key of a document, or which duty.</summary>
    [MaxLength(100)]
    public required string ObjectKey { get; set; }

    /// <summary>Emergency access, taken by the person: raises a security alert.</summary>
    public bool IsBreakGlass { get; set; }

    /// <summary>Encrypted with the key of the case's subject; for a document, with that of the person.</summary>
    [MaxLength(2000)]
    [Personal]
    public required string Reason { get; set; }

    public Guid GrantedById { get; set; }

    public DateTimeOffset GrantedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public Guid? RevokedById { get; set; }
}
