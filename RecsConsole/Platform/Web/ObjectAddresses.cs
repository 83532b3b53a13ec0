using Microsoft.AspNetCore.Routing.Template;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Platform.Web;

/// <summary>
/// Answers 404 for an object that is not there or not permitted before its page is served: an interactive page cannot set the status
/// once its circuit runs. Features register their addresses with <see cref="AddObjectAddress"/>. Links followed inside a circuit make
/// no request; there the page's own operation says what is missing.
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

    /// <summary>Stands after authorization, so that an anonymous request becomes a sign-in and tells nothing.</summary>
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
                        return; // without a body: the not-found page is put there
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
