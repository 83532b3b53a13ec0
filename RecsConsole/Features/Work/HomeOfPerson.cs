using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Work;

/// <summary>
/// Leads whoever works no cases from the front door to their work. Only where the address says nothing else: the queue is still theirs to look at by the rail,
/// which makes no request, and under a filter.
/// </summary>
internal static class HomeOfPerson
{
    /// <summary>Must come after authorization: it looks at roles.</summary>
    public static WebApplication UseHomeOfPerson(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(
            (context, next) =>
            {
                if (!IsFrontDoor(context.Request) || WorksCases(context))
                {
                    return next(context);
                }

                context.Response.Redirect(context.Request.PathBase + WorkFilter.Path);
                return Task.CompletedTask;
            }
        );
        return app;
    }

    private static bool IsFrontDoor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/" && !request.QueryString.HasValue;

    private static bool WorksCases(HttpContext context) =>
        context.User.Identity is not { IsAuthenticated: true }
        || context.User.IsInRole(ConsoleRole.Agent)
        || context.User.IsInRole(ConsoleRole.Supervisor);
}
