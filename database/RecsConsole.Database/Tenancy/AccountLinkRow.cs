using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A link that works once and for a while. Only the hash of its secret is kept: who reads the database cannot use it. Not tenant-owned, because
/// whoever follows it has no session yet.
/// </summary>
[Index(nameof(TokenHash), IsUnique = true)]
[Index(nameof(OperatorId))]
[Index(nameof(TenantId), nameof(PersonId))]
public sealed class AccountLinkRow
{
    public Guid Id { get; set; }

    public AccountLinkPurpose Purpose { get; set; }

    /// <summary>SHA-256 of the 32 random bytes in the link.</summary>
    [MaxLength(32)]
    public required byte[] TokenHash { get; set; }

    /// <summary>An invitation: the tenant it leads to.</summary>
    public Guid? TenantId { get; set; }

    /// <summary>An invitation: as whom.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>An invitation: the name they will sign in with.</summary>
    [MaxLength(256)]
    public string? Email { get; set; }

    /// <summary>A reset: whose password.</summary>
    public Guid? OperatorId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used, or put out of use by a newer one.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? ClosedAt { get; set; }
}
