using RecsConsole.Api.Bringing.Joining;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Bringing;

/// <summary>The endpoints that write data from another system.</summary>
internal static class BringingRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/cases", BringCaseAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingCase>()
            .Describe<ReceivedAnswer>("bringCase", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/cases:batch", BringCasesAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingCase>>()
            .Describe<BatchAnswer>("bringCases", 413, 422);
        api.MapPost("/cases/{key}/events", BringEventAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingEvent>()
            .Describe<ReceivedAnswer>("bringEvent", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/events:batch", BringEventsAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingEvent>>()
            .Describe<BatchAnswer>("bringEvents", 413, 422);
        MapEndings(api);
    }

    // how a case ended, and what its customer thought of it
    private static void MapEndings(RouteGroupBuilder api)
    {
        api.MapPost("/cases/{key}/outcome", BringOutcomeAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingOutcome>()
            .Describe<ReceivedAnswer>("bringOutcome", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/outcomes:batch", BringOutcomesAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingOutcome>>()
            .Describe<BatchAnswer>("bringOutcomes", 413, 422);
        api.MapPost("/cases/{key}/ratings", BringRatingAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingRating>()
            .Describe<ReceivedAnswer>("bringRating", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/ratings:batch", BringRatingsAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingRating>>()
            .Describe<BatchAnswer>("bringRatings", 413, 422);
    }

    private static Task<IResult> BringCaseAsync(HttpContext context, SingleRows rows) =>
        rows.BringCaseAsync(context, body => ApiJson.Read<IncomingCase>(body));

    private static Task<IResult> BringCasesAsync(HttpContext context, ReceiveCases receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingCase>(context, replays, receive.RunAsync);

    private static Task<IResult> BringEventAsync(string key, HttpContext context, SingleRows rows) =>
        rows.BringEventAsync(
            context,
            body =>
            {
                var happened = ApiJson.Read<IncomingEvent>(body);
                RefuseAnother(happened.Case, key);
                return happened with { Case = key };
            }
        );

    private static Task<IResult> BringEventsAsync(HttpContext context, ReceiveEvents receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingEvent>(context, replays, receive.RunAsync);

    private static Task<IResult> BringOutcomeAsync(string key, HttpContext context, ReceiveOutcome receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            BroughtRows.LongestOne,
            async (body, receipt) =>
            {
                var brought = ApiJson.Read<IncomingOutcome>(body);
                RefuseAnother(brought.Case, key);
                var result = await receive.RunAsync(
                    ApiCaller.From(context).Actor,
                    key,
                    brought,
                    (db, row) => receipt.Keep(db, BroughtRows.One(row)),
                    context.RequestAborted
                );
                return result.IsOk ? BroughtRows.One(result.Value) : ApiReply.From(result.Error);
            }
        );

    private static Task<IResult> BringOutcomesAsync(HttpContext context, ReceiveOutcome receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingOutcome>(context, replays, receive.RunAsync);

    private static Task<IResult> BringRatingsAsync(HttpContext context, ReceiveRating receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingRating>(context, replays, receive.RunAsync);

    // a body may repeat the case of the address, but not name another one
    private static void RefuseAnother(string? named, string key)
    {
        if (named is not null && !string.Equals(named, key, StringComparison.Ordinal))
        {
            throw new ApiInputException(StatusCodes.Status422UnprocessableEntity, Texts.CaseIsAnother, "case");
        }
    }

    private static Task<IResult> BringRatingAsync(string key, HttpContext context, ReceiveRating receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            BroughtRows.LongestOne,
            async (body, receipt) =>
            {
                var brought = ApiJson.Read<IncomingRating>(body);
                RefuseAnother(brought.Case, key);
                var result = await receive.RunAsync(
                    ApiCaller.From(context).Actor,
                    key,
                    brought,
                    (db, row) => receipt.Keep(db, BroughtRows.One(row)),
                    context.RequestAborted
                );
                return result.IsOk ? BroughtRows.One(result.Value) : ApiReply.From(result.Error);
            }
        );
}
