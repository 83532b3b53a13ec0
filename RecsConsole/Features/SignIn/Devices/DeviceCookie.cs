using RecsConsole.Features.SignIn.Sessions;

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

    public static void Keep(HttpContext context, string value)
    {
        if (context.Request.IsHttps)
        {
            s_cookies.AppendResponseCookie(context, Name, value, new(s_options));
        }
    }
}
