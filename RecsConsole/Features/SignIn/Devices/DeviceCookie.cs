using RecsConsole.Features.SignIn.Sessions;
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

    public static void Keep(HttpContext context, string value)
    {
        if (context.Request.IsHttps)
        {
            s_cookies.AppendResponseCookie(context, Name, value, new(s_options));
        }
    }
}
