using System.Security.Claims;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>The identity of someone sent by a provider, from its validated token.</summary>
/// <param name="Subject">The provider's identifier of the person, which is never reused, unlike an e-mail address.</param>
/// <param name="Session">The provider's own session id.</param>
/// <param name="Email">Null when no address is known to be theirs.</param>
public sealed record ProviderIdentity(
    OpenIdProvider Provider,
    string Issuer,
    string Subject,
    string? Session,
    string Name,
    string? Email,
    IReadOnlyList<string> Groups
)
{
    // a claim of the specification: the names of claims that are elsewhere
    private const string ClaimsElsewhere = "_claim_names";
    private const int LongestName = 200;
    private const int LongestIssuer = 300;
    private const int LongestSession = 200;

    /// <summary>The provider left the groups out and named a place to fetch them, as Entra ID does when there are more than 200.</summary>
    public bool HasMoreGroups { get; init; }

    /// <summary>Null when the token lacks identifying claims.</summary>
    public static ProviderIdentity? From(OpenIdProvider provider, ClaimsPrincipal? token)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (
            token?.FindFirstValue("iss") is not { Length: > 0 and <= LongestIssuer } issuer
            || token.FindFirstValue("sub") is not { Length: > 0 } subject
        )
        {
            return null;
        }

        var email = EmailOf(provider, token);
        var name = (token.FindFirstValue("name") ?? email ?? token.FindFirstValue("preferred_username") ?? subject).Trim();
        return new(
            provider,
            issuer,
            subject,
            SessionOf(token.FindFirstValue("sid"), issuer),
            name.Length > 0 ? name[..Math.Min(name.Length, LongestName)] : subject[..Math.Min(subject.Length, LongestName)],
            email,
            [.. token.FindAll(provider.GroupsClaim).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)]
        )
        {
            HasMoreGroups =
                token.FindFirstValue(ClaimsElsewhere)?.Contains($"\"{provider.GroupsClaim}\"", StringComparison.Ordinal) is true,
        };
    }

    /// <summary>A session id as stored in the row: as it is, or hashed when too long.</summary>
    public static string? SessionOf(string? sid, string issuer) =>
        sid is null or { Length: <= LongestSession } ? sid : ProviderLogins.KeyOf(issuer, sid);

    private static string? EmailOf(OpenIdProvider provider, ClaimsPrincipal token)
    {
        var email = token.FindFirstValue("email") ?? (provider.TrustsAddresses ? token.FindFirstValue("preferred_username") : null);
        // xms_edov: Entra ID's claim that the owner of the e-mail domain is verified
        var isVerified = provider.TrustsAddresses || HasTrueClaim(token, "email_verified") || HasTrueClaim(token, "xms_edov");
        return isVerified && email?.Trim() is { } address && NewPerson.IsAddress(address) ? address : null;
    }

    private static bool HasTrueClaim(ClaimsPrincipal token, string claim) =>
        token.FindFirstValue(claim) is { } value && (string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) || value is "1");
}
