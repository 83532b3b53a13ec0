using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Embedding;

/// <summary>Lets a ticket system say which of its tickets changed, instead of waiting until it is read.</summary>
internal static class TicketChangeRoutes
{
    private const int Longest = 16 * 1024;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/ticket-changes", RequestAsync)
            .RequireScope(ApiScopes.Embed)
            .Takes<TicketChangeRequest>()
            .Describe<TicketChangeAnswer>("announceTicketChange", 413);

    // nothing to store for idempotent retries: reading a ticket twice changes nothing
    private static async Task<IResult> RequestAsync(HttpContext context, RequestTicketRead request)
    {
        _ = new ApiQuery(context);
        var change = ApiJson.Read<TicketChangeRequest>(await ApiJson.BytesAsync(context, Longest));
        var result = await request.RunAsync(ApiCaller.From(context).Actor, change.ToRequest(), context.RequestAborted);
        return ApiAnswer.Of(result, willBeRead => new TicketChangeAnswer(willBeRead));
    }
}
