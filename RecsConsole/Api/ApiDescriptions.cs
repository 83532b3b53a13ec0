using Microsoft.AspNetCore.Mvc;

namespace RecsConsole.Api;

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

    /// <summary>Names a route and says what it answers.</summary>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, string name, params IEnumerable<int> problems)
    {
        route.WithName(name).Produces<TAnswer>();
        foreach (var status in s_problems.Concat(problems))
        {
            route.Produces<ProblemDetails>(status, "application/problem+json");
        }

        return route;
    }
}
