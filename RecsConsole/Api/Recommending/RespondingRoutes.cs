using System.Security.Cryptography;
using System.Text;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Recommending;

/// <summary>Responds to suggestions, by the same operation as the cards on the desk.</summary>
internal static class RespondingRoutes
{
    private const int Longest = 64 * 1024;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/decisions/{id:guid}/responses", RespondAsync)
            .RequireScope(ApiScopes.Respond)
            .Takes<ResponseRequest>()
            .DescribeCreation<ResponseAnswer>("respond", 409, 413, 422);

    private static Task<IResult> RespondAsync(Guid id, HttpContext context, RespondToSlate respond, ApiReplays replays) =>
        replays.RunAsync(
            context,
            Longest,
            async (body, receipt) =>
            {
                var caller = ApiCaller.From(context);
                var request = ApiJson.Read<ResponseRequest>(body).ToRequest(IdOf(caller, ApiReplays.NameOf(context), id, body), id) with
                {
                    Keep = (db, outcome) => receipt.Keep(db, ReplyOf(outcome)),
                };
                var result = await respond.RunAsync(caller.Actor, request, context.RequestAborted);
                return result.IsOk ? ReplyOf(result.Value) : ApiReply.From(result.Error);
            }
        );

    private static ApiReply ReplyOf(ResponseOutcome outcome) => ApiReply.From(ResponseAnswer.From(outcome), StatusCodes.Status201Created);

    // An idempotent request maps to the same response id, even if the reply to the first was lost before it was stored.
    private static Guid IdOf(ApiCaller caller, string? name, Guid decision, byte[] body) =>
        name is null
            ? Guid.NewGuid()
            : new(
                SHA256
                    .HashData(
                        Encoding.UTF8.GetBytes($"{caller.KeyId:N}\n{name}\n{decision:N}\n{Convert.ToHexStringLower(SHA256.HashData(body))}")
                    )
                    .AsSpan(0, 16)
            );
}
