using RecsConsole.Api.Callers;
using RecsConsole.Api.Contracts;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Intake;
using RecsConsole.Platform;

namespace RecsConsole.Api.Bringing;

/// <summary>Processes the rows of a request, one or many, and returns a result for each.</summary>
internal static class BroughtRows
{
    /// <summary>The maximum body size for one row, in bytes.</summary>
    public const int LongestOne = 256 * 1024;

    private const int LongestBatch = 8 * 1024 * 1024;

    /// <summary>Processes a batch.</summary>
    public static Task<IResult> BringAllAsync<T>(
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
                var result = await receive(ApiCaller.From(context).Actor, rows, context.RequestAborted);
                return result.IsOk ? ApiReply.From(BatchReader.Answer(result.Value, broken)) : ApiReply.From(result.Error);
            }
        );

    /// <summary>The response to a request with one row.</summary>
    public static ApiReply One(Result<IReadOnlyList<ReceivedRow>> result) =>
        result.IsOk ? One(result.Value[0]) : ApiReply.From(result.Error);

    /// <inheritdoc cref="One(Result{IReadOnlyList{ReceivedRow}})" />
    public static ApiReply One(ReceivedRow row)
    {
        if (row.Fault is not { } fault)
        {
            var status = row.Status is ReceivedAs.Added ? StatusCodes.Status201Created : StatusCodes.Status200OK;
            return ApiReply.From(new ReceivedAnswer(row.Name, row.Status), status);
        }

        var errors = fault.Field is { } field ? new Dictionary<string, string>(StringComparer.Ordinal) { [field] = fault.Message } : null;
        var refused = ApiProblem.StatusOf(fault.Kind);
        return ApiReply.From(ApiProblem.Of(refused, fault.Message, errors), refused);
    }
}
