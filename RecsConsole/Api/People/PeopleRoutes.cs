using RecsConsole.Api.Bringing;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Features.People.Exchange;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.People;

/// <summary>People and their teams, with a scope of their own: keys that write cases cannot change who belongs to a team.</summary>
internal static class PeopleRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/people/{key}", ReadAsync).RequireScope(ApiScopes.People).Describe<ExchangedPerson>("readPerson");
        api.MapPost("/people", BringAsync)
            .RequireScope(ApiScopes.People)
            .Takes<IncomingPerson>()
            .Describe<ReceivedAnswer>("bringPerson", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/people:batch", BringAllAsync)
            .RequireScope(ApiScopes.People)
            .Takes<BatchRequest<IncomingPerson>>()
            .Describe<BatchAnswer>("bringPeople", 413, 422);
    }

    private static async Task<IResult> ReadAsync(string key, HttpContext context, ReadPerson read)
    {
        _ = new ApiQuery(context);
        var found = await read.RunAsync(ApiCaller.From(context).Actor, new(key), context.RequestAborted);
        return ApiAnswer.One(context, found, ExchangedPerson.From);
    }

    private static Task<IResult> BringAsync(HttpContext context, ReceivePeople receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            BroughtRows.LongestOne,
            async body =>
            {
                var brought = ApiJson.Read<IncomingPerson>(body);
                return BroughtRows.One(await receive.RunAsync(ApiCaller.From(context).Actor, [new(1, brought)], context.RequestAborted));
            }
        );

    private static Task<IResult> BringAllAsync(HttpContext context, ReceivePeople receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingPerson>(context, replays, receive.RunAsync);
}
