using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// One signed-in browser of an operator in one tenant. The cookie only names it: without an open row here it opens nothing. Not tenant-owned,
/// because it is looked up before a tenant is known.
/// </summary>
[Index(nameof(OperatorId), nameof(StartedAt))]
[Index(nameof(IssuerSession))]
public sealed class SessionRow
{
    public Guid Id { get; set; }

    public Guid OperatorId { get; set; }

    public Guid TenantId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The session is over then, however much it is used.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>When it was ended before that: by signing out, from another session, or with a new password.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the browser says it is, cut; for its owner to know it again.</summary>
    [MaxLength(300)]
    public string Browser { get; set; } = "";

    /// <summary>Begun at an OpenID Connect provider: the tenant that the provider speaks for. Null: begun with a password.</summary>
    public Guid? VouchedTenantId { get; set; }

    /// <summary>Who issued the token it was begun with.</summary>
    [MaxLength(300)]
    public string? Issuer { get; set; }

    /// <summary>What the provider calls its own session (sid); it ends this one by that name.</summary>
    [MaxLength(200)]
    public string? IssuerSession { get; set; }
}
