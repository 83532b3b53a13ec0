using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Bringing;

/// <summary>What another system can bring.</summary>
internal static class BringingRoutes
{
    private const int LongestOne = 256 * 1024;
    private const int LongestBatch = 8 * 1024 * 1024;

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
        api.MapPost("/cases/{key}/outcome", BringOutcomeAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingOutcome>()
            .Describe<ReceivedAnswer>("bringOutcome", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
    }

    private static Task<IResult> BringCaseAsync(HttpContext context, ReceiveCases receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            LongestOne,
            async body =>
            {
                var brought = ApiJson.Read<IncomingCase>(body);
                return One(await receive.RunAsync(ApiCaller.Of(context).Actor, [new(1, brought)], context.RequestAborted));
            }
        );

    private static Task<IResult> BringCasesAsync(HttpContext context, ReceiveCases receive, ApiReplays replays) =>
        BringAllAsync<IncomingCase>(context, replays, receive.RunAsync);

    private static Task<IResult> BringEventAsync(string key, HttpContext context, ReceiveEvents receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            LongestOne,
            async body =>
            {
                var happened = ApiJson.Read<IncomingEvent>(body);
                return happened.Case is { } named && !string.Equals(named, key, StringComparison.Ordinal)
                    ? throw new ApiInputException(StatusCodes.Status422UnprocessableEntity, Texts.CaseIsAnother, "case")
                    : One(
                        await receive.RunAsync(ApiCaller.Of(context).Actor, [new(1, happened with { Case = key })], context.RequestAborted)
                    );
            }
        );

    private static Task<IResult> BringEventsAsync(HttpContext context, ReceiveEvents receive, ApiReplays replays) =>
        BringAllAsync<IncomingEvent>(context, replays, receive.RunAsync);

    private static Task<IResult> BringOutcomeAsync(string key, HttpContext context, ReceiveOutcome receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            LongestOne,
            async body =>
            {
                var outcome = ApiJson.Read<IncomingOutcome>(body);
                var result = await receive.RunAsync(ApiCaller.Of(context).Actor, key, outcome, context.RequestAborted);
                return result.IsOk ? One(result.Value) : ApiReply.Of(result.Error);
            }
        );

    private static Task<IResult> BringAllAsync<T>(
        HttpContext context,
        ApiReplays replays,
        Func<Actor, IReadOnlyList<Numbered<T>>, CancellationToken, Task<Result<IReadOnlyList<ReceivedRow>>>> receive
    ) =>
        replays.RunAsync(
            context,
            LongestBatch,
            async body =>
            {
                var (rows, broken) = BatchReader.Read<T>(body);
                var result = await receive(ApiCaller.Of(context).Actor, rows, context.RequestAborted);
                return result.IsOk ? ApiReply.Of(BatchReader.Answer(result.Value, broken)) : ApiReply.Of(result.Error);
            }
        );

    private static ApiReply One(Result<IReadOnlyList<ReceivedRow>> result) =>
        result.IsOk ? One(result.Value[0]) : ApiReply.Of(result.Error);

    private static ApiReply One(ReceivedRow row)
    {
        if (row.Fault is not { } fault)
        {
            var status = row.Status is ReceivedAs.Added ? StatusCodes.Status201Created : StatusCodes.Status200OK;
            return ApiReply.Of(new ReceivedAnswer(row.Name, row.Status), status);
        }

        var errors = fault.Field is { } field ? new Dictionary<string, string>(StringComparer.Ordinal) { [field] = fault.Message } : null;
        var refused = ApiProblem.StatusOf(fault.Kind);
        return ApiReply.Of(ApiProblem.Of(refused, fault.Message, errors), refused);
    }
}
