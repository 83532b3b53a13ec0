using System.Security.Claims;

namespace RecsConsole.Features.SignIn.Links;

/// <param name="Password">The new password; the existing one for an invitation of someone with an account.</param>
/// <param name="Browser">The browser's User-Agent.</param>
public sealed record FollowLinkRequest(string Token, string Password, string? Browser)
{
    /// <summary>Where the request comes from; null where that is not known.</summary>
    public string? Network { get; init; }

    /// <summary>The answer of <see cref="ProveLinkOwner"/>; null for an account without a second factor.</summary>
    public string? Proof { get; init; }
}

/// <param name="Principal">Principal of the session; null when they have to sign in.</param>
public sealed record FollowedLink(ClaimsPrincipal? Principal);
