using RecsConsole.Database;

namespace RecsConsole.Platform.Sessions;

/// <summary>What a session goes on from: the provider that vouched for its owner, and how long it may last. All null: a password, at the door.</summary>
/// <param name="VouchedTenantId">The tenant that the provider speaks for; it opens no other one.</param>
/// <param name="IssuerSession">What the provider calls its own session.</param>
/// <param name="EndsAt">When the session before would have ended.</param>
public sealed record SessionOrigin(Guid? VouchedTenantId, string? Issuer, string? IssuerSession, DateTimeOffset? EndsAt = null)
{
    public static SessionOrigin Of(SessionRow session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new(session.VouchedTenantId, session.Issuer, session.IssuerSession, session.EndsAt);
    }

    /// <summary>Whether such a session may be in the tenant: a provider speaks for one tenant, and what it says opens nothing else.</summary>
    public bool Opens(Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return VouchedTenantId is { } vouched ? vouched == membership.TenantId : !membership.RequiresSingleSignOn;
    }
}
