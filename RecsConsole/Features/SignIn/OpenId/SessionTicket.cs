using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// What the cookie keeps besides the session: which provider it was begun at, and its ID token, which the provider wants at sign-out. Nothing of it is
/// stored on the server, and no right depends on it.
/// </summary>
public static class SessionTicket
{
    // browsers and proxies take some kilobytes of cookies; a longer token is not kept, and the provider asks before it signs out
    private const int LongestToken = 3_000;
    private const string IdToken = "id_token";
    private const string Scheme = ".AuthScheme"; // the framework's own name for it

    /// <summary>Puts another session into the cookie, of the same sign-in.</summary>
    public static async Task GoOnAsync(this HttpContext http, ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(http);
        var before = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, Kept(before.Properties));
    }

    /// <summary>The scheme of the provider that the session of this request was begun at.</summary>
    public static async Task<string?> SchemeAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return ticket.Properties?.Items.TryGetValue(Scheme, out var scheme) is true ? scheme : null;
    }

    /// <summary>Without whatever else the sign-in left there.</summary>
    public static AuthenticationProperties Kept(AuthenticationProperties? properties)
    {
        var kept = new AuthenticationProperties();
        if (properties?.Items.TryGetValue(Scheme, out var scheme) is true)
        {
            kept.Items[Scheme] = scheme;
        }

        if (properties?.GetTokenValue(IdToken) is { Length: <= LongestToken } token)
        {
            kept.StoreTokens([new() { Name = IdToken, Value = token }]);
        }

        return kept;
    }
}
