using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A panel in a ticket system: first a token that opens it once, then a session for that one case. Only hashes of the two secrets are
/// stored, so that reading the database does not allow using them.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(Id), IsUnique = true)]
[Index(nameof(TenantId), nameof(CreatedAt))]
public sealed class EmbedSessionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Part of token and session, before the secret: identifies both before the tenant is known.</summary>
    public Guid Id { get; set; }

    /// <summary>The API key that requested the session.</summary>
    public Guid KeyId { get; set; }

    /// <summary>The viewer.</summary>
    public Guid PersonId { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The only origins that may embed the panel: of the page around it and, after blanks, of the pages around that one.</summary>
    [MaxLength(300)]
    public required string Parent { get; set; }

    /// <summary>SHA-256 of the 32 random bytes in the token.</summary>
    [MaxLength(32)]
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the token expires.</summary>
    public DateTimeOffset OpenBefore { get; set; }

    /// <summary>When the token was used; null until then.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>SHA-256 of the 32 random bytes in the session; null until the token is used.</summary>
    [MaxLength(32)]
    public byte[]? SessionHash { get; set; }

    /// <summary>When the session ends, however much it is used.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When a request in the session was refused, which ends it for good.</summary>
    [ConcurrencyCheck]
    public DateTimeOffset? EndedAt { get; set; }
}
