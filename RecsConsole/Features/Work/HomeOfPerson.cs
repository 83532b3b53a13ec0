using RecsConsole.Components.Layout;

namespace RecsConsole.Features.Work;

/// <summary>
/// Redirects people who work no cases from the home page to their work page. Only when the URL has no filter: they can still open the queue
/// by the navigation, which makes no request, or with a filter.
/// </summary>
internal static class HomeOfPerson
{
    /// <summary>Must run after authorization, because it reads roles.</summary>
    public static WebApplication UseHomeOfPerson(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(
            (context, next) =>
            {
                if (!IsFrontDoor(context.Request) || RailLinks.HasQueue(context.User))
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
}
