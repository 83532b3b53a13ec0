using RecsConsole.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>
/// The origin of a session: the provider that vouched for its owner, or their own second factor, and how long it may last. All null for a
/// sign-in with the password alone.
/// </summary>
/// <param name="VouchedTenantId">The tenant of the provider, the only one that it gives access to.</param>
/// <param name="IssuerSession">The provider's own session id.</param>
/// <param name="StartedAt">When its owner signed in: switching the tenant does not extend how long a session may last.</param>
public sealed record SessionOrigin(Guid? VouchedTenantId, string? Issuer, string? IssuerSession, DateTimeOffset? StartedAt = null)
{
    /// <summary>A sign-in with a code or a passkey.</summary>
    public static SessionOrigin OfOwnFactor { get; } = new(VouchedTenantId: null, FactorRule.OwnFactor, IssuerSession: null);

    public static SessionOrigin From(SessionRow session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new(session.VouchedTenantId, session.Issuer, session.IssuerSession, session.StartedAt);
    }

    /// <summary>
    /// Whether such a session may enter the tenant: a provider's session only its own tenant, a password session only one that does not
    /// require single sign-on.
    /// </summary>
    public bool Opens(Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return VouchedTenantId is { } vouched ? vouched == membership.TenantId : !membership.RequiresSingleSignOn;
    }
}
