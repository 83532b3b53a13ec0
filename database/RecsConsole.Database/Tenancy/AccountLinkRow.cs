using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A link that works once and for a limited time. Only the hash of its secret is stored, so that reading the database does not allow using
/// it. Not tenant-owned, because whoever follows it has no session yet.
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

    /// <summary>For an invitation: the tenant that the link leads to.</summary>
    public Guid? TenantId { get; set; }

    /// <summary>For an invitation: the person that the recipient will be.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>For an invitation: the name that the recipient will sign in with.</summary>
    [MaxLength(256)]
    public string? Email { get; set; }

    /// <summary>For a reset: the account.</summary>
    public Guid? OperatorId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the link was used, or invalidated by a newer one.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? ClosedAt { get; set; }
}
