using System.Security.Claims;
using RecsConsole.Features.SignIn.OpenId;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.SignIn.Devices;

/// <summary>
/// The cookie of a known browser. It is given over https only: over http anybody on the way could copy it. One for each browser, so on a
/// shared computer it is of whoever signed in last.
/// </summary>
internal static class DeviceCookie
{
    public const string Name = "recs-device";

    private static readonly SessionCookieName s_cookies = new();

    private static readonly CookieOptions s_options = new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        MaxAge = KnownDevices.Life,
        Path = "/",
        IsEssential = true,
    };

    public static string? Read(HttpContext context) => context.Request.IsHttps ? s_cookies.GetRequestCookie(context, Name) : null;

    /// <summary>Where an attempt to sign in comes from.</summary>
    public static AttemptOrigin OriginOf(HttpContext context) =>
        new(ClientNetwork.Find(context.Connection.RemoteIpAddress), Read(context)) { CanBeKnown = context.Request.IsHttps };

    /// <summary>
    /// Renews the session's cookie after its owner changed the account with the password: other browsers are unknown then, this one is not.
    /// </summary>
    public static async Task ContinueSessionAsync(this HttpContext context, ClaimsPrincipal principal)
    {
        await context.RefreshSessionAsync(principal);
        if (SessionClaims.From(principal) is { } session)
        {
            Keep(context, context.RequestServices.GetRequiredService<KnownDevices>().Issue(session));
        }
    }

    public static void Keep(HttpContext context, string value)
    {
        if (context.Request.IsHttps)
        {
            s_cookies.AppendResponseCookie(context, Name, value, new(s_options));
        }
    }
}
