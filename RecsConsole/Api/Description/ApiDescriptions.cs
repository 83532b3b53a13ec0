using Microsoft.AspNetCore.Mvc;

namespace RecsConsole.Api.Description;

/// <summary>Metadata of a route for the API description.</summary>
internal static class ApiDescriptions
{
    private static readonly int[] s_problems =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status401Unauthorized,
        StatusCodes.Status403Forbidden,
        StatusCodes.Status404NotFound,
        StatusCodes.Status429TooManyRequests,
    ];

    /// <summary>Names a route and its response with 200.</summary>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, string name, params IEnumerable<int> problems) =>
        Describe(route.Produces<TAnswer>(), name, problems);

    /// <summary>The same for a route that creates something and responds with 201.</summary>
    public static RouteHandlerBuilder DescribeCreation<TAnswer>(
        this RouteHandlerBuilder route,
        string name,
        params IEnumerable<int> problems
    ) => Describe(route.Produces<TAnswer>(StatusCodes.Status201Created), name, problems);

    /// <summary>Responds with 201 instead when it created something.</summary>
    public static RouteHandlerBuilder OrCreates<TAnswer>(this RouteHandlerBuilder route) =>
        route.Produces<TAnswer>(StatusCodes.Status201Created);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, IEnumerable<int> problems)
    {
        route.WithName(name);
        foreach (var status in s_problems.Concat(problems))
        {
            route.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return route;
    }

    /// <summary>
    /// Declares the request body. Does not use the framework's Accepts, with which another content type would match no route at all.
    /// </summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder route) => route.WithMetadata(new TakenBody(typeof(TBody)));

    /// <summary>Declares the query parameters.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, params IReadOnlyList<string> parameters) =>
        route.WithMetadata(new AskedParameters(parameters));
}

/// <summary>The request body of a route.</summary>
internal sealed record TakenBody(Type Type);

/// <summary>Query parameters of a route.</summary>
internal sealed record AskedParameters(IReadOnlyList<string> Names);
