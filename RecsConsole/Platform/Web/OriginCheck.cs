namespace RecsConsole.Platform.Web;

/// <summary>
/// Refuses circuits opened by a page of another origin: the cookie's SameSite excludes other sites, but not a neighbour under the same
/// registered domain. A browser always sends the origin of a socket.
/// </summary>
public static class OriginCheck
{
    private const string Circuits = "/_blazor";

    /// <param name="addresses">Allowed origins besides the request's own host, for a proxy that does not pass the host on.</param>
    public static WebApplication UseOriginCheck(this WebApplication app, params IEnumerable<string?> addresses)
    {
        ArgumentNullException.ThrowIfNull(app);
        string[] known = [.. addresses.OfType<string>().Select(HostOf).OfType<string>()];
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase) && !IsOwn(context.Request, known))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }

                return next(context);
            }
        );
        return app;
    }

    private static bool IsOwn(HttpRequest request, string[] known)
    {
        if (request.Headers.Origin is not [{ Length: > 0 } said])
        {
            return true; // not from a browser's page: the session decides
        }

        // the host only: a proxy that terminates TLS calls us over http
        return HostOf(said) is { } host
            && (
                string.Equals(host, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                || known.Contains(host, StringComparer.OrdinalIgnoreCase)
            );
    }

    private static string? HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Authority.Length > 0 ? parsed.Authority : null;
}
