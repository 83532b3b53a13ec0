namespace RecsConsole.Platform.Web;

/// <summary>Response headers that restrict what the browser loads and runs.</summary>
public static class SecurityHeaders
{
    // Radzen sets style attributes; nothing may put a style or a script element into a page. No inline script, so no import map.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors ";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                // set late, because the error page clears the response
                context.Response.OnStarting(
                    static answered =>
                    {
                        Write((HttpContext)answered);
                        return Task.CompletedTask;
                    },
                    context
                );
                return next(context);
            }
        );
        return app;
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var parents = context.Features.Get<FrameParents>()?.Origins ?? [];
        headers.ContentSecurityPolicy = ContentSecurityPolicy + (parents.Count == 0 ? "'none'" : string.Join(' ', parents));
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = parents.Count == 0 ? "DENY" : default(Microsoft.Extensions.Primitives.StringValues); // it cannot name an origin
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store"; // pages and files of cases; the product's own scripts and styles say what they are
        }
    }

    /// <summary>
    /// Redirects to https if this process serves it. Behind a proxy that terminates TLS, set ASPNETCORE_FORWARDEDHEADERS_ENABLED and let
    /// the proxy redirect.
    /// </summary>
    public static WebApplication UseHttpsWhereConfigured(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Environment.IsDevelopment() && ServesHttps(app.Configuration))
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        return app;
    }

    private static bool ServesHttps(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["HTTPS_PORT"])
        || !string.IsNullOrEmpty(configuration["HTTPS_PORTS"])
        || IsHttps(configuration["urls"])
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any(endpoint => IsHttps(endpoint["Url"]));

    private static bool IsHttps(string? addresses) => addresses?.Contains("https://", StringComparison.OrdinalIgnoreCase) is true;
}
