using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Features.Embed;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Embedding;

/// <summary>Gives a ticket system the URL for a frame.</summary>
internal static class EmbedTokenRoutes
{
    private const int Longest = 16 * 1024;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/embed-tokens", CreateAsync)
            .RequireScope(ApiScopes.Embed)
            .Takes<EmbedTokenRequest>()
            .DescribeCreation<EmbedTokenAnswer>("openEmbed", 413, 422);

    // not stored for idempotent retries: a token is for one frame
    private static async Task<IResult> CreateAsync(HttpContext context, CreateEmbedToken create, ConsoleAddress console)
    {
        _ = new ApiQuery(context);
        var request = ApiJson.Read<EmbedTokenRequest>(await ApiJson.BytesAsync(context, Longest));
        var caller = ApiCaller.From(context);
        var result = await create.RunAsync(caller.Actor, request.ToRequest(caller.KeyId), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return result.IsOk
            ? ApiAnswer.Of(EmbedTokenAnswer.From(result.Value, console.Of(result.Value.Path)), StatusCodes.Status201Created)
            : ApiProblem.Of(result.Error);
    }
}
