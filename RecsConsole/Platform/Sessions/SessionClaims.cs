using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// The claims of a signed-in operator's cookie. Never sufficient alone: <see cref="Memberships.CheckAsync"/> checks whether they are still
/// valid. Roles are claims too, but only for the navigation; operations read permissions again.
/// </summary>
public sealed record SessionClaims(Guid OperatorId, Guid TenantId, Guid PersonId, Guid SessionId, string SecurityStamp)
{
    /// <summary>The claim with the id of the tenant that is open.</summary>
    public const string Tenant = "tenant";

    /// <summary>The claim with the id of the operator's person in that tenant.</summary>
    public const string Person = "person";

    private const string Session = "session";
    private const string Stamp = "stamp";
    private const string BeforeFactor = "before-factor";

    /// <summary>The actor of this session.</summary>
    public Actor Actor => new(TenantId, PersonId);

    /// <summary>The session of a principal; null when it has none or an incomplete one.</summary>
    public static SessionClaims? From(ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated is true
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var operatorId)
        && Guid.TryParse(principal.FindFirstValue(Tenant), out var tenantId)
        && Guid.TryParse(principal.FindFirstValue(Person), out var personId)
        && Guid.TryParse(principal.FindFirstValue(Session), out var sessionId)
        && principal.FindFirstValue(Stamp) is { } stamp
            ? new(operatorId, tenantId, personId, sessionId, stamp)
            : null;

    /// <summary>
    /// Whether the principal is that of one request for a page that sets up the second factor which its owner needs first. No cookie and no
    /// circuit has such a one.
    /// </summary>
    public static bool IsBeforeFactor(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.HasClaim(claim => string.Equals(claim.Type, BeforeFactor, StringComparison.Ordinal));
    }

    /// <summary>The principal of a session in the tenant of <paramref name="membership"/>.</summary>
    public static ClaimsPrincipal Principal(Membership membership, Guid sessionId)
    {
        ArgumentNullException.ThrowIfNull(membership);
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, membership.OperatorId.ToString("D")),
            new(ClaimTypes.Name, membership.PersonName),
            new(Tenant, membership.TenantId.ToString("D")),
            new(Person, membership.PersonId.ToString("D")),
            new(Session, sessionId.ToString("D")),
            new(Stamp, membership.SecurityStamp),
            .. membership.Roles.Select(role => new Claim(ClaimTypes.Role, role)),
            .. membership.NeedsSecondFactor ? [new(BeforeFactor, "")] : Array.Empty<Claim>(),
        ];
        return new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }
}
