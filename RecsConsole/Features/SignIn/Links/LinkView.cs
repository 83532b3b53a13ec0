using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>The purpose of a link.</summary>
/// <param name="TenantName">Tenant of an invitation.</param>
/// <param name="HasAccount">They sign in with their existing password.</param>
public sealed record LinkView(AccountLinkPurpose Purpose, string Email, string? TenantName, bool HasAccount)
{
    /// <summary>The name of the person, which a new password is judged by.</summary>
    public string? Name { get; init; }

    /// <summary>Before a new password is taken, a code of the authenticator app or a recovery code proves whose account it is.</summary>
    public bool AsksCode { get; init; }

    /// <summary>The same for a passkey; with both, either does.</summary>
    public bool AsksPasskey { get; init; }
}
