using System.Net.Mime;
using System.Text.Encodings.Web;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>
/// Redirects to the provider after a form post. The page's policy restricts form targets to this site, including redirects, so an
/// intermediate page navigates on by itself.
/// </summary>
public static class RedirectPage
{
    /// <summary>Turns the redirect just written into a page; false when there is none.</summary>
    public static async Task<bool> WriteAsync(HttpContext http, string providerName)
    {
        ArgumentNullException.ThrowIfNull(http);
        var response = http.Response;
        if (response.Headers.Location is not [{ Length: > 0 } address])
        {
            return false;
        }

        response.Headers.Location = default;
        response.Headers.CacheControl = "no-store";
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        var (to, words) = (HtmlEncoder.Default.Encode(address), HtmlEncoder.Default.Encode(Texts.GoOnAt.With(providerName)));
        await response.WriteAsync(
            $"<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url={to}\"><title>RecsConsole</title><p><a href=\"{to}\">{words}</a></p>",
            http.RequestAborted
        );
        return true;
    }
}
