using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecsConsole.Api.Bringing;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Description;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Api.Recommending;

/// <summary>Responds to suggestions, by the same operation as the cards on the desk.</summary>
internal static class RespondingRoutes
{
    private const int Longest = 64 * 1024;
    private const string DecisionField = "decision";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/decisions/{id:guid}/responses", RespondAsync)
            .RequireScope(ApiScopes.Respond)
            .Takes<ResponseRequest>()
            .DescribeCreation<ResponseAnswer>("respond", 409, 413, 422);
        api.MapPost("/responses:batch", RespondAllAsync)
            .RequireScope(ApiScopes.Respond)
            .Takes<BatchRequest<ResponseRequest>>()
            .Describe<BatchAnswer>("respondAll", 413, 422);
    }

    private static Task<IResult> RespondAsync(Guid id, HttpContext context, RespondToSlate respond, ApiReplays replays) =>
        replays.RunAsync(
            context,
            Longest,
            async (body, receipt) =>
            {
                var caller = ApiCaller.From(context);
                var request = Read(body, id).ToRequest(IdOf(caller, ApiReplays.NameOf(context), id, body), id) with
                {
                    Keep = (db, outcome) => receipt.Keep(db, ReplyOf(outcome)),
                };
                var result = await respond.RunAsync(caller.Actor, request, context.RequestAborted);
                return result.IsOk ? ReplyOf(result.Value) : ApiReply.From(result.Error);
            }
        );

    private static Task<IResult> RespondAllAsync(HttpContext context, ReceiveResponses receive, ApiReplays replays) =>
        BroughtRows.BringEachAsync<ResponseRequest>(
            context,
            replays,
            (actor, rows, memory, cancellationToken) =>
                ReceiveAsync(
                    rows,
                    each => RequestOf(ApiCaller.From(context), ApiReplays.NameOf(context), each),
                    requests => receive.RunAsync(actor, requests, memory, cancellationToken)
                )
        );

    // a row that names no decision is refused like one that cannot be read
    private static async Task<Result<IReadOnlyList<ReceivedRow>>> ReceiveAsync(
        IReadOnlyList<Numbered<ResponseRequest>> rows,
        Func<Numbered<ResponseRequest>, RespondToSlateRequest?> requestOf,
        Func<IReadOnlyList<Numbered<RespondToSlateRequest>>, Task<Result<IReadOnlyList<ReceivedRow>>>> receiveAsync
    )
    {
        List<Numbered<RespondToSlateRequest>> requests = [];
        List<ReceivedRow> refused = [];
        foreach (var each in rows)
        {
            if (requestOf(each) is { } request)
            {
                requests.Add(new(each.Row, request));
            }
            else
            {
                refused.Add(ReceivedRow.Refused(each.Row, name: null, new(ErrorKind.Invalid, DecisionField, Texts.DecisionNeeded)));
            }
        }

        var result = await receiveAsync(requests);
        if (!result.IsOk)
        {
            return result.Error;
        }

        List<ReceivedRow> received = [.. result.Value, .. refused];
        return received;
    }

    private static ResponseRequest Read(byte[] body, Guid decision)
    {
        var request = ApiJson.Read<ResponseRequest>(body);
        return request.Decision is { } named && named != decision
            ? throw new ApiInputException(StatusCodes.Status422UnprocessableEntity, Texts.DecisionIsAnother, DecisionField)
            : request;
    }

    private static RespondToSlateRequest? RequestOf(ApiCaller caller, string? name, Numbered<ResponseRequest> each) =>
        each.Value.Decision is { } decision
            ? each.Value.ToRequest(IdOf(caller, name, decision, JsonSerializer.SerializeToUtf8Bytes(each, ApiJson.Options)), decision)
            : null;

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
