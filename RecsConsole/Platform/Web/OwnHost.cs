namespace RecsConsole.Platform.Web;

/// <summary>
/// Answers only requests for the host of the console's own address where that is set and <c>AllowedHosts</c> is not: another name in a
/// request would get into what is made from it. Probes ask nodes by whatever name they have, and this machine asks itself.
/// </summary>
public static class OwnHost
{
    private const string Setting = "AllowedHosts";
    private const string Probes = "/health";

    private static readonly string[] s_thisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <param name="address">The public address; null where none is set.</param>
    public static WebApplication UseOwnHost(this WebApplication app, string? address)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!string.IsNullOrEmpty(app.Configuration[Setting]) || !Uri.TryCreate(address, UriKind.Absolute, out var own))
        {
            return app; // the framework's own filter reads the setting
        }

        app.Use(
            (context, next) =>
            {
                if (IsOwn(context.Request, own))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
        return app;
    }

    private static bool IsOwn(HttpRequest request, Uri own) =>
        string.Equals(request.Host.Host, own.Host, StringComparison.OrdinalIgnoreCase)
        || string.Equals(request.Host.Host, own.IdnHost, StringComparison.OrdinalIgnoreCase)
        || s_thisMachine.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments(Probes, StringComparison.OrdinalIgnoreCase);
}
