using System.Collections.Concurrent;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Platform.Web;

/// <summary>
/// Limits the connections of one session to its pages: each holds a circuit and a file descriptor, and a page needs one.
/// </summary>
public static class SocketLimit
{
    /// <summary>More tabs than anybody works with.</summary>
    public const int PerSession = 100;

    private const string Circuits = "/_blazor";

    /// <summary>Call after authentication.</summary>
    /// <param name="refused">Told of each connection that is refused, and whose it was.</param>
    public static WebApplication UseSocketLimit(this WebApplication app, Func<Actor, HttpContext, Task> refused)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(refused);
        var open = new ConcurrentDictionary<Guid, int>();
        app.Use(
            (context, next) =>
                context.Request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase)
                && SessionClaims.From(context.User) is { } session
                    ? CountAsync(open, session.SessionId, context, next, () => refused(session.Actor, context))
                    : next(context)
        );
        return app;
    }

    // a socket's request lasts as long as the socket
    private static async Task CountAsync(
        ConcurrentDictionary<Guid, int> open,
        Guid session,
        HttpContext context,
        RequestDelegate next,
        Func<Task> refused
    )
    {
        try
        {
            if (open.AddOrUpdate(session, 1, (_, count) => count + 1) > PerSession)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await refused();
                return;
            }

            await next(context);
        }
        finally
        {
            var left = open.AddOrUpdate(session, 0, (_, count) => count - 1);
            if (left == 0)
            {
                open.TryRemove(new(session, 0)); // only if no other began meanwhile
            }
        }
    }
}
