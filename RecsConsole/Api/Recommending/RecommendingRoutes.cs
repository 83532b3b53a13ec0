using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Features.Cases.Exchange;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender;

namespace RecsConsole.Api.Recommending;

/// <summary>Makes recommendations, by the same operation as the case page.</summary>
internal static class RecommendingRoutes
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/cases/{key}/recommendations", RecommendAsync)
            .RequireScope(ApiScopes.Recommend)
            .Describe<RecommendationAnswer>("recommend");

    // No body: only the case and the key matter. Returns the last decision while it is current.
    private static async Task<IResult> RecommendAsync(string key, HttpContext context, FindCase find, RecommendForCase recommend)
    {
        _ = new ApiQuery(context);
        var actor = ApiCaller.From(context).Actor;
        var found = await find.RunAsync(actor, key, context.RequestAborted);
        return found.IsOk
            ? ApiAnswer.Of(
                await recommend.RunAsync(actor, new(found.Value.Id), context.RequestAborted),
                shown => RecommendationAnswer.From(found.Value.Key, shown)
            )
            : ApiProblem.Of(found.Error);
    }
}
