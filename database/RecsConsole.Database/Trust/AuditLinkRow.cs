using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// One link of a tenant's audit chain: the entry it seals, and the hash of the link before it. Append-only; numbers have no gap.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Number))]
[Index(nameof(TenantId), nameof(EntryId), IsUnique = true)]
public sealed class AuditLinkRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>From 1, in the order of sealing.</summary>
    public long Number { get; set; }

    public Guid EntryId { get; set; }

    /// <summary>The entry's own hash when it was sealed.</summary>
    [MaxLength(64)]
    public required string EntryHash { get; set; }

    public DateTimeOffset SealedAt { get; set; }

    /// <summary>SHA-256 over the link before it and this link's other fields.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    /// <summary>HMAC-SHA256 over the hash, with a secret that is not in the database.</summary>
    [MaxLength(64)]
    public required string Signature { get; set; }
}
