using Microsoft.AspNetCore.Authentication.Cookies;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>
/// Names the cookie of a session or a known browser: over https with the prefix __Host-, with which a browser takes it from this host alone,
/// so that a neighbour under the same domain cannot plant one. Browsers refuse the prefix over http and below a path, where the plain name
/// stays.
/// </summary>
internal sealed class SessionCookieName : ICookieManager
{
    public const string Plain = "recs-session";
    public const string Prefix = "__Host-";

    private readonly ChunkingCookieManager _cookies = new();

    /// <summary>A cookie of the other name does not count: over https, anybody nearby could have written the plain one.</summary>
    public string? GetRequestCookie(HttpContext context, string key) =>
        _cookies.GetRequestCookie(context, IsOfHost(context) ? Prefix + key : key);

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        if (IsOfHost(context))
        {
            _cookies.AppendResponseCookie(context, Prefix + key, value, OfHost(options));
            return;
        }

        _cookies.AppendResponseCookie(context, key, value, options);
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        if (IsOfHost(context))
        {
            _cookies.DeleteCookie(context, Prefix + key, OfHost(options));
            return;
        }

        _cookies.DeleteCookie(context, key, options);
    }

    // a proxy that forwards the scheme of a socket may say wss
    private static bool IsOfHost(HttpContext context) => context.Request.Scheme is "https" or "wss" && !context.Request.PathBase.HasValue;

    private static CookieOptions OfHost(CookieOptions options) =>
        new(options)
        {
            Secure = true,
            Path = "/",
            Domain = null,
        };
}
