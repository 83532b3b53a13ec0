using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A key with which another system uses the API as one person of the tenant. Only the hash of its secret is stored, so that reading the
/// database does not allow using it.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(Id), IsUnique = true)]
public sealed class ApiKeyRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Part of the key itself, before the secret: identifies a request before its tenant is known.</summary>
    public Guid Id { get; set; }

    [MaxLength(100)]
    public required string Name { get; set; }

    /// <summary>SHA-256 of the 32 random bytes in the key.</summary>
    [MaxLength(32)]
    public required byte[] SecretHash { get; set; }

    /// <summary>What the key may be used for; the permissions of its person apply as well.</summary>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>The person that the key acts as.</summary>
    public Guid PersonId { get; set; }

    public Guid? CreatedById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the key was last used, to the minute; null while it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    [ConcurrencyCheck]
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The key that this one will replace; both work until that one is revoked.</summary>
    public Guid? ReplacesId { get; set; }
}
