using Microsoft.AspNetCore.Localization;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Settings;

/// <summary>
/// The language that a signed-in person chose, for every page they request. A cookie keeps it for requests without a signed-in person, such
/// as the sign-in page, and for the circuit that a page opens.
/// </summary>
public sealed class LanguageOfPerson : RequestCultureProvider
{
    private static readonly CookieOptions s_cookie = new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        MaxAge = TimeSpan.FromDays(365),
    };

    /// <summary>The person first, then the cookie, then the browser.</summary>
    internal static void AddTo(RequestLocalizationOptions options)
    {
        ScreenLanguages.AddTo(options);
        options.RequestCultureProviders =
        [
            new LanguageOfPerson { Options = options },
            new CookieRequestCultureProvider { Options = options },
            new AcceptLanguageHeaderRequestCultureProvider { Options = options },
        ];
    }

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!AsksForPage(httpContext.Request))
        {
            return null;
        }

        var settings = httpContext.RequestServices.GetRequiredService<SettingsOfRequest>();
        if (await settings.ReadAsync(httpContext.User, httpContext.RequestAborted) is not { Settings: var own })
        {
            return null;
        }

        Keep(httpContext, own.Language);
        return own.Language.Length > 0 ? new(own.Language) : await OfBrowserAsync(httpContext);
    }

    // without the cookie, which may still hold a language the person has reset
    private async Task<ProviderCultureResult?> OfBrowserAsync(HttpContext context) =>
        await new AcceptLanguageHeaderRequestCultureProvider { Options = Options }.DetermineProviderCultureResult(context)
        ?? new(ScreenLanguages.Default);

    private static void Keep(HttpContext context, string language)
    {
        var name = CookieRequestCultureProvider.DefaultCookieName;
        var kept = context.Request.Cookies[name];
        if (language.Length == 0)
        {
            if (kept is not null)
            {
                context.Response.Cookies.Delete(name);
            }

            return;
        }

        var cookie = CookieRequestCultureProvider.MakeCookieValue(new(language));
        if (!string.Equals(kept, cookie, StringComparison.Ordinal))
        {
            context.Response.Cookies.Append(name, cookie, new(s_cookie) { Secure = context.Request.IsHttps });
        }
    }

    private static bool AsksForPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
