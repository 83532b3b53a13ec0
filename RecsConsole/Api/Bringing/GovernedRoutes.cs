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
        BroughtRows.BringOneOfEachAsync<IncomingDocument>(
            context,
            replays,
            LongestDocument,
            (actor, rows, memory, cancellationToken) => receive.RunAsync(actor, rows, IsTrusted(context), memory, cancellationToken)
        );

    private static Task<IResult> BringDocumentsAsync(HttpContext context, ReceiveDocuments receive, ApiReplays replays) =>
        BroughtRows.BringEachAsync<IncomingDocument>(
            context,
            replays,
            (actor, rows, memory, cancellationToken) => receive.RunAsync(actor, rows, IsTrusted(context), memory, cancellationToken)
        );

    private static Task<IResult> BringPolicyAsync(HttpContext context, ReceivePolicies receive, ApiReplays replays) =>
        BroughtRows.BringOneOfEachAsync<IncomingPolicy>(context, replays, BroughtRows.LongestOne, receive.RunAsync);

    private static Task<IResult> BringPoliciesAsync(HttpContext context, ReceivePolicies receive, ApiReplays replays) =>
        BroughtRows.BringEachAsync<IncomingPolicy>(context, replays, receive.RunAsync);

    // a second administrator said so after the key was created
    private static bool IsTrusted(HttpContext context) => ApiCaller.Has(context, ApiScopes.Trust);
}
