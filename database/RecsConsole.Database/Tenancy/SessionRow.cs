using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// One signed-in browser of an operator in one tenant. The cookie only refers to this row: without an open row here it is invalid. Not
/// tenant-owned, because it is looked up before a tenant is known.
/// </summary>
[Index(nameof(OperatorId), nameof(StartedAt))]
[Index(nameof(IssuerSession))]
public sealed class SessionRow
{
    public Guid Id { get; set; }

    public Guid OperatorId { get; set; }

    public Guid TenantId { get; set; }

    /// <summary>When its owner signed in: a session that a switch of the tenant opened has that of the one before.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When the session ends unless it is used: each use moves it on, up to the longest time from <see cref="StartedAt"/>.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>When it was ended early: by signing out, from another session, or by a new password.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The browser's User-Agent, truncated, so that its owner recognises it.</summary>
    [MaxLength(300)]
    public string Browser { get; set; } = "";

    /// <summary>Started at an OpenID Connect provider: the provider's tenant. Null when started with a password.</summary>
    public Guid? VouchedTenantId { get; set; }

    /// <summary>
    /// The issuer of the token that the session was started with; without a provider, a constant when its owner proved a second factor of
    /// their own, and null when a password alone started it.
    /// </summary>
    [MaxLength(300)]
    public string? Issuer { get; set; }

    /// <summary>The provider's own session id (sid), by which it ends this session.</summary>
    [MaxLength(200)]
    public string? IssuerSession { get; set; }
}
