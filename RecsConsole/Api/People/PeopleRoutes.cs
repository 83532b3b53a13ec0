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
    private const int UsualPage = 50;
    private static readonly string[] s_ofList = ["cursor", "limit"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/people", ListAsync).RequireScope(ApiScopes.People).Asks(s_ofList).Describe<Page<ExchangedPerson>>("listPeople");
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

    private static async Task<IResult> ListAsync(HttpContext context, ListProfiles people)
    {
        var query = new ApiQuery(context, s_ofList);
        var request = new ListProfilesRequest(query.Cursor("cursor"), query.Number("limit", UsualPage, ListProfiles.Max));
        var result = await people.RunAsync(ApiCaller.From(context).Actor, request, context.RequestAborted);
        return ApiAnswer.Of(result, page => new Page<ExchangedPerson>(page.People, ApiQuery.CursorOf(page.Next)));
    }

    private static async Task<IResult> ReadAsync(string key, HttpContext context, ReadPerson read, TimeProvider clock)
    {
        _ = new ApiQuery(context);
        var found = await read.RunAsync(ApiCaller.From(context).Actor, new(key), context.RequestAborted);
        return ApiAnswer.One(context, found, view => ExchangedPerson.From(view.Profile, view.OpenCases, clock.GetUtcNow()));
    }

    private static Task<IResult> BringAsync(HttpContext context, ReceivePeople receive, ApiReplays replays) =>
        BroughtRows.BringOneAsync<IncomingPerson>(context, replays, body => ApiJson.Read<IncomingPerson>(body), receive.RunAsync);

    private static Task<IResult> BringAllAsync(HttpContext context, ReceivePeople receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingPerson>(context, replays, receive.RunAsync);
}
