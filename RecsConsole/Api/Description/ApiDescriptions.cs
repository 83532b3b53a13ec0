using Microsoft.AspNetCore.Mvc;

namespace RecsConsole.Api.Description;

/// <summary>What the description of the API says of a route.</summary>
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

    /// <summary>Names a route and says what it answers with 200.</summary>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, string name, params IEnumerable<int> problems) =>
        Describe(route.Produces<TAnswer>(), name, problems);

    /// <summary>The same for a route that makes something and answers with 201.</summary>
    public static RouteHandlerBuilder DescribeCreation<TAnswer>(
        this RouteHandlerBuilder route,
        string name,
        params IEnumerable<int> problems
    ) => Describe(route.Produces<TAnswer>(StatusCodes.Status201Created), name, problems);

    /// <summary>It answers with 201 instead where it made something.</summary>
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

    /// <summary>Says what it takes. Not by the framework's own word, by which a body of another kind would find no route at all.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder route) => route.WithMetadata(new TakenBody(typeof(TBody)));

    /// <summary>Says which parameters its address has.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, params IReadOnlyList<string> parameters) =>
        route.WithMetadata(new AskedParameters(parameters));
}

/// <summary>What a route takes.</summary>
internal sealed record TakenBody(Type Type);

/// <summary>Parameters of the address of a route.</summary>
internal sealed record AskedParameters(IReadOnlyList<string> Names);
