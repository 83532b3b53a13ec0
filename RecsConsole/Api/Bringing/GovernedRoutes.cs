using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Features.Catalog.Policies.Exchange;
using RecsConsole.Features.Documents.Exchange;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Bringing;

/// <summary>Documents and policies of another system: they come in as drafts, unless the key is trusted to publish documents.</summary>
internal static class GovernedRoutes
{
    // a document has up to a million characters, of which each may take four bytes
    private const int LongestDocument = 5 * 1024 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/documents", BringDocumentAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingDocument>()
            .Describe<ReceivedAnswer>("bringDocument", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/documents:batch", BringDocumentsAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingDocument>>()
            .Describe<BatchAnswer>("bringDocuments", 413, 422);
        api.MapPost("/policies", BringPolicyAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<IncomingPolicy>()
            .Describe<ReceivedAnswer>("bringPolicy", 409, 413, 422)
            .OrCreates<ReceivedAnswer>();
        api.MapPost("/policies:batch", BringPoliciesAsync)
            .RequireScope(ApiScopes.Write)
            .Takes<BatchRequest<IncomingPolicy>>()
            .Describe<BatchAnswer>("bringPolicies", 413, 422);
    }

    private static Task<IResult> BringDocumentAsync(HttpContext context, ReceiveDocuments receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            LongestDocument,
            async body =>
            {
                var brought = ApiJson.Read<IncomingDocument>(body);
                var caller = ApiCaller.From(context).Actor;
                return BroughtRows.One(await receive.RunAsync(caller, [new(1, brought)], IsTrusted(context), context.RequestAborted));
            }
        );

    private static Task<IResult> BringDocumentsAsync(HttpContext context, ReceiveDocuments receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingDocument>(
            context,
            replays,
            (actor, rows, cancellationToken) => receive.RunAsync(actor, rows, IsTrusted(context), cancellationToken)
        );

    private static Task<IResult> BringPolicyAsync(HttpContext context, ReceivePolicies receive, ApiReplays replays) =>
        replays.RunAsync(
            context,
            BroughtRows.LongestOne,
            async body =>
            {
                var brought = ApiJson.Read<IncomingPolicy>(body);
                return BroughtRows.One(await receive.RunAsync(ApiCaller.From(context).Actor, [new(1, brought)], context.RequestAborted));
            }
        );

    private static Task<IResult> BringPoliciesAsync(HttpContext context, ReceivePolicies receive, ApiReplays replays) =>
        BroughtRows.BringAllAsync<IncomingPolicy>(context, replays, receive.RunAsync);

    // a second administrator said so after the key was created
    private static bool IsTrusted(HttpContext context) => ApiCaller.Has(context, ApiScopes.Trust);
}
