using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A panel beside a ticket: first a token that opens it once, then a session of that one case. Only hashes of the two secrets are kept: who reads
/// the database cannot use them.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(Id), IsUnique = true)]
[Index(nameof(TenantId), nameof(CreatedAt))]
public sealed class EmbedSessionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Stands in token and session themselves, in front of the secret: both are known by it before the tenant is.</summary>
    public Guid Id { get; set; }

    /// <summary>The key of the API that asked for it.</summary>
    public Guid KeyId { get; set; }

    /// <summary>Who looks.</summary>
    public Guid PersonId { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The one origin that may show it.</summary>
    [MaxLength(300)]
    public required string Parent { get; set; }

    /// <summary>SHA-256 of the 32 random bytes in the token.</summary>
    [MaxLength(32)]
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The token opens nothing from then on.</summary>
    public DateTimeOffset OpenBefore { get; set; }

    /// <summary>When the token was used; null while it was not.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>SHA-256 of the 32 random bytes in the session; null while the token was not used.</summary>
    [MaxLength(32)]
    public byte[]? SessionHash { get; set; }

    /// <summary>When the session is over, however much it is used.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When a request in it was refused: it is over for good.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? EndedAt { get; set; }
}
