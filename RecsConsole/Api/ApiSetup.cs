using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using RecsConsole.Api.Accounts;
using RecsConsole.Api.Bringing;
using RecsConsole.Api.Bringing.Joining;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Description;
using RecsConsole.Api.Embedding;
using RecsConsole.Api.People;
using RecsConsole.Api.Reading;
using RecsConsole.Api.Recommending;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Alerts;
using RecsConsole.Embed;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Features.Webhooks;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api;

/// <summary>The API: an entry point like the command line, which calls the same operations as the pages.</summary>
public static class ApiSetup
{
    /// <summary>The base path of this version of the API.</summary>
    public const string Root = "/api/v1";

    private const string AnyKey = "api";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddApiDocument().AddApiKeys().AddEmbed().AddWebhooks();
        services.AddRefusalAlerts().AddSingleton<RefusedKeys>().AddSingleton<ApiReplays>().AddSingleton<SingleRows>();
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, configureOptions: null);
        // the API ignores session cookies
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.ApplicationScheme,
            cookie => cookie.ForwardDefaultSelector = context => IsApi(context.Request) ? ApiKeyHandler.Scheme : null
        );
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy<string, ApiRateLimit>(ApiRateLimit.Name));
        var policies = services.AddAuthorizationBuilder();
        policies.AddPolicy(AnyKey, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.Scheme).RequireAuthenticatedUser());
        foreach (var scope in ApiScopes.All)
        {
            policies.AddPolicy(PolicyOf(scope), policy => policy.RequireClaim(ApiCaller.Scope, scope));
        }

        return services;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var api = app.MapGroup(Root)
            .RequireAuthorization(AnyKey)
            .RequireRateLimiting(ApiRateLimit.Name)
            .AddEndpointFilter(new ApiFailures(app.Services.GetRequiredService<ILogger<ApiFailures>>()));
        ReadingRoutes.Map(api);
        RecommendingRoutes.Map(api);
        RespondingRoutes.Map(api);
        BringingRoutes.Map(api);
        GovernedRoutes.Map(api);
        AccountRoutes.Map(api);
        AccountRoutes.MapSignals(api);
        PeopleRoutes.Map(api);
        TokenRoutes.Map(api);
        EmbedTokenRoutes.Map(api);
        TicketChangeRoutes.Map(api);
        api.MapOpenApi("/openapi.json");
        api.Map("/{**rest}", () => ApiProblem.Of(StatusCodes.Status404NotFound, Texts.NoSuchAddress)).ExcludeFromDescription();
        return app.MapEmbed();
    }

    /// <summary>Requires a key with the scope.</summary>
    internal static RouteHandlerBuilder RequireScope(this RouteHandlerBuilder route, string scope) =>
        route.RequireAuthorization(PolicyOf(scope));

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    private static string PolicyOf(string scope) => $"api:{scope}";
}
