using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Features.Cases.Exchange;
using RecsConsole.Features.Catalog.Exchange;
using RecsConsole.Features.Catalog.Policies.Exchange;
using RecsConsole.Features.Decisions.Exchange;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Reading;

/// <summary>The endpoints from which another system reads data.</summary>
internal static class ReadingRoutes
{
    private const int UsualPage = 50;
    private const string Open = "open";
    private const string Closed = "closed";
    private static readonly string[] s_ofCases = ["status", "state", "updatedSince", "cursor", "limit"];
    private static readonly string[] s_ofDecisions = ["case", "since", "cursor", "limit"];
    private static readonly string[] s_ofPages = ["cursor", "limit"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases", ListCasesAsync).RequireScope(ApiScopes.Read).Asks(s_ofCases).Describe<Page<ExchangedCase>>("listCases");
        api.MapGet("/cases/{key}", ReadCaseAsync).RequireScope(ApiScopes.Read).Describe<ExchangedCase>("readCase");
        api.MapGet("/decisions", ListDecisionsAsync)
            .RequireScope(ApiScopes.Read)
            .Asks(s_ofDecisions)
            .Describe<Page<ListedDecision>>("listDecisions");
        api.MapGet("/decisions/{id:guid}", ExplainAsync).RequireScope(ApiScopes.Read).Describe<DecisionAnswer>("explainDecision");
        api.MapGet("/catalog/actions", ListActionsAsync)
            .RequireScope(ApiScopes.Read)
            .Asks(s_ofPages)
            .Describe<Page<PublishedAction>>("listActions");
        api.MapGet("/documents", ListDocumentsAsync)
            .RequireScope(ApiScopes.Read)
            .Asks(s_ofPages)
            .Describe<Page<ExchangedDocument>>("listDocuments");
        api.MapGet("/documents/{key}", ReadDocumentAsync).RequireScope(ApiScopes.Read).Describe<DocumentAnswer>("readDocument");
        api.MapGet("/policies", ListPoliciesAsync)
            .RequireScope(ApiScopes.Read)
            .Asks(s_ofPages)
            .Describe<Page<ExchangedPolicy>>("listPolicies");
        api.MapGet("/policies/{key}", ReadPolicyAsync).RequireScope(ApiScopes.Read).Describe<ExchangedPolicy>("readPolicy");
    }

    private static async Task<IResult> ListCasesAsync(HttpContext context, ListCases cases)
    {
        var query = new ApiQuery(context, s_ofCases);
        var request = new ListCasesRequest(
            query.Cursor("cursor"),
            query.Word("status", Open, Closed) is { } status ? string.Equals(status, Open, StringComparison.Ordinal) : null,
            query.Text("state"),
            query.Instant("updatedSince"),
            query.Number("limit", UsualPage, ListCases.Max)
        );
        var result = await cases.RunAsync(ApiCaller.From(context).Actor, request, context.RequestAborted);
        return ApiAnswer.Of(result, page => new Page<ExchangedCase>(page.Cases, ApiQuery.CursorOf(page.Next)));
    }

    private static async Task<IResult> ReadCaseAsync(string key, HttpContext context, FindCase find)
    {
        _ = new ApiQuery(context);
        return ApiAnswer.One(context, await find.RunAsync(ApiCaller.From(context).Actor, key, context.RequestAborted), found => found);
    }

    private static async Task<IResult> ListDecisionsAsync(HttpContext context, ListDecisions decisions)
    {
        var query = new ApiQuery(context, s_ofDecisions);
        var request = new ListDecisionsRequest(
            query.Text("case"),
            query.Instant("since"),
            query.Number("limit", UsualPage, ListDecisions.Max)
        )
        {
            After = query.Cursor("cursor", DecisionPlace.Read),
        };
        var result = await decisions.RunAsync(ApiCaller.From(context).Actor, request, context.RequestAborted);
        return ApiAnswer.Of(result, page => new Page<ListedDecision>(page.Decisions, ApiQuery.CursorOf(page.Next?.Write())));
    }

    private static async Task<IResult> ExplainAsync(Guid id, HttpContext context, ReadTrace trace)
    {
        _ = new ApiQuery(context);
        return ApiAnswer.One(context, await trace.RunAsync(ApiCaller.From(context).Actor, id, context.RequestAborted), DecisionAnswer.From);
    }

    private static async Task<IResult> ListActionsAsync(HttpContext context, ListPublishedActions actions)
    {
        var query = new ApiQuery(context, s_ofPages);
        var request = new ListPublishedActionsRequest(query.Cursor("cursor"), query.Number("limit", UsualPage, ListPublishedActions.Max));
        var result = await actions.RunAsync(ApiCaller.From(context).Actor, request, context.RequestAborted);
        return ApiAnswer.Of(result, page => new Page<PublishedAction>(page.Actions, ApiQuery.CursorOf(page.Next)));
    }

    private static async Task<IResult> ListDocumentsAsync(HttpContext context, ListDocumentsInForce documents)
    {
        var query = new ApiQuery(context, s_ofPages);
        var request = new ListDocumentsInForceRequest(query.Cursor("cursor"), query.Number("limit", UsualPage, ListDocumentsInForce.Max));
        var result = await documents.RunAsync(ApiCaller.From(context).Actor, request, context.RequestAborted);
        return ApiAnswer.Of(result, page => new Page<ExchangedDocument>(page.Documents, ApiQuery.CursorOf(page.Next)));
    }

    private static async Task<IResult> ReadDocumentAsync(string key, HttpContext context, ReadDocument read)
    {
        _ = new ApiQuery(context);
        return ApiAnswer.One(context, await read.RunAsync(ApiCaller.From(context).Actor, key, context.RequestAborted), DocumentAnswer.From);
    }

    private static async Task<IResult> ListPoliciesAsync(HttpContext context, ListPoliciesInForce policies)
    {
        var query = new ApiQuery(context, s_ofPages);
        var request = new ListPoliciesInForceRequest(query.Cursor("cursor"), query.Number("limit", UsualPage, ListPoliciesInForce.Max));
        var result = await policies.RunAsync(ApiCaller.From(context).Actor, request, context.RequestAborted);
        return ApiAnswer.Of(result, page => new Page<ExchangedPolicy>(page.Policies, ApiQuery.CursorOf(page.Next)));
    }

    private static async Task<IResult> ReadPolicyAsync(string key, HttpContext context, ReadPolicyInForce read)
    {
        _ = new ApiQuery(context);
        return ApiAnswer.One(context, await read.RunAsync(ApiCaller.From(context).Actor, key, context.RequestAborted), found => found);
    }
}
