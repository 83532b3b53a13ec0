using RecsConsole.Api.Bringing;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Features.Accounts.Contracts.Exchange;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Accounts;

/// <summary>Customers and their contracts: for keys whose person manages them.</summary>
internal static class AccountRoutes
{
    private const int UsualPage = 50;
    private static readonly string[] s_ofList = ["cursor", "limit"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/accounts", ListAsync).RequireScope(ApiScopes.Read).Asks(s_ofList).Describe<Page<ExchangedAccount>>("listAccounts");
        api.MapGet("/accounts/{key}", ReadAsync).RequireScope(ApiScopes.Read).Describe<ExchangedAccount>("readAccount");
        api.MapPost("/accounts", BringAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingAccount>()
            .Describe<ReceivedAnswer>("bringAccount", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/accounts:batch", BringAllAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingAccount>>()
            .Describe<BatchAnswer>("bringAccounts", 413, 422);
        api.MapPut("/accounts/{key}", PutAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<WholeAccount>()
            .Describe<ReceivedAnswer>("putAccount", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
    }

    /// <summary>Figures of all systems, by the key of the customer.</summary>
    public static void MapSignals(RouteGroupBuilder api)
    {
        api.MapPost("/signals", BringSignalAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingSignal>()
            .Describe<ReceivedAnswer>("bringSignal", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/signals:batch", BringSignalsAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingSignal>>()
            .Describe<BatchAnswer>("bringSignals", 413, 422);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListAccountTerms accounts)
    {
        var query = new ApiQuery(context, s_ofList);
        var question = new AccountQuestion(query.Cursor("cursor"), query.Number("limit", UsualPage, ListAccountTerms.Max));
        var result = await accounts.RunAsync(ApiCaller.From(context).Actor, question, context.RequestAborted);
        return ApiAnswer.Of(result, part => new Page<ExchangedAccount>(part.Accounts, ApiQuery.CursorOf(part.Next)));
    }

    private static async Task<IResult> ReadAsync(string key, HttpContext context, ReadAccountTerms read)
    {
        _ = new ApiQuery(context);
        return ApiAnswer.One(context, await read.RunAsync(ApiCaller.From(context).Actor, key, context.RequestAborted), found => found);
    }

    private static Task<IResult> BringAsync(HttpContext context, ReceiveAccounts receive, ApiReplays replays) =>
        BroughtRows.BringOneAsync<IncomingAccount>(context, replays, body => ApiJson.Read<IncomingAccount>(body), receive.RunAsync);

    private static Task<IResult> BringAllAsync(HttpContext context, ReceiveAccounts receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingAccount>(context, replays, receive.RunAsync);

    private static Task<IResult> PutAsync(string key, HttpContext context, ReceiveAccounts receive, ApiReplays replays) =>
        BroughtRows.BringOneAsync<IncomingAccount>(context, replays, body => ApiJson.Read<WholeAccount>(body).Of(key), receive.RunAsync);

    private static Task<IResult> BringSignalAsync(HttpContext context, ReceiveSignals receive, ApiReplays replays) =>
        BroughtRows.BringOneAsync<IncomingSignal>(context, replays, body => ApiJson.Read<IncomingSignal>(body), receive.RunAsync);

    private static Task<IResult> BringSignalsAsync(HttpContext context, ReceiveSignals receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingSignal>(context, replays, receive.RunAsync);
}
