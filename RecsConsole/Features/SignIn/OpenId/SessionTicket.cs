using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// What the cookie stores besides the session: the provider of the sign-in, and its ID token, which the provider requires at sign-out. None
/// of it is stored on the server, and no permission depends on it.
/// </summary>
public static class SessionTicket
{
    // browsers and proxies limit cookies to some kilobytes; a longer token is not stored, and the provider then asks for confirmation at
    // sign-out
    private const int LongestToken = 3_000;
    private const string IdToken = "id_token";
    private const string Scheme = ".AuthScheme"; // the framework's own name for it

    /// <summary>Replaces the session in the cookie, keeping the sign-in's provider and token.</summary>
    public static async Task RefreshSessionAsync(this HttpContext http, ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(http);
        var before = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, Kept(before.Properties));
    }

    /// <summary>The scheme of the provider at which the session of this request was started.</summary>
    public static async Task<string?> SchemeAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return ticket.Properties?.Items.TryGetValue(Scheme, out var scheme) is true ? scheme : null;
    }

    /// <summary>Removes anything else that the sign-in stored.</summary>
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
