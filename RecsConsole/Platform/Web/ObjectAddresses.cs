using Microsoft.AspNetCore.Routing.Template;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Platform.Web;

/// <summary>
/// Answers 404 for a missing or forbidden object before its page is served: an interactive page cannot set the status once its circuit
/// runs. Features register their URLs with <see cref="AddObjectAddress"/>. Links within a circuit make no request; there the page's own
/// operation reports the missing object.
/// </summary>
public static class ObjectAddresses
{
    /// <param name="pattern">A route template from the root, such as <c>/cases/{key}</c>.</param>
    /// <param name="mayOpen">Runs once per request; the services are the request's.</param>
    public static IServiceCollection AddObjectAddress(
        this IServiceCollection services,
        string pattern,
        Func<IServiceProvider, Actor, RouteValueDictionary, CancellationToken, ValueTask<bool>> mayOpen
    ) => services.AddSingleton(new ObjectAddress(pattern, mayOpen));

    /// <summary>Must come after authorization, so that an anonymous request redirects to the sign-in and reveals nothing.</summary>
    public static WebApplication UseObjectAddresses(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var addresses = app
            .Services.GetServices<ObjectAddress>()
            .Select(address => (address.MayOpen, Matcher: MatcherFor(address.Pattern)))
            .ToArray();
        app.Use(
            async (context, next) =>
            {
                foreach (var (mayOpen, matcher) in addresses)
                {
                    var values = new RouteValueDictionary();
                    if (
                        IsRead(context.Request)
                        && matcher.TryMatch(context.Request.Path, values)
                        && !await mayOpen(context.RequestServices, ActorProvider.FromHttpContext(context), values, context.RequestAborted)
                    )
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return; // without a body, so that the not-found page replaces it
                    }
                }

                await next(context);
            }
        );
        return app;
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static TemplateMatcher MatcherFor(string pattern) => new(TemplateParser.Parse(pattern.TrimStart('/')), []);
}
