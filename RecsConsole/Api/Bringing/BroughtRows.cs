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

    /// <summary>Processes a batch in one transaction.</summary>
    public static Task<IResult> BringAllAsync<T>(HttpContext context, ApiReplays replays, ReceiveTogether<T> receive) =>
        replays.RunAsync(
            context,
            LongestBatch,
            async (body, receipt) =>
            {
                var (rows, broken) = BatchReader.Read<T>(body);
                ApiReply Reply(IReadOnlyList<ReceivedRow> received) => ApiReply.From(BatchReader.Answer(received, broken));
                var result = await receive(
                    ApiCaller.From(context).Actor,
                    rows,
                    (db, received) => receipt.Keep(db, Reply(received)),
                    context.RequestAborted
                );
                return result.IsOk ? Reply(result.Value) : ApiReply.From(result.Error);
            }
        );

    /// <summary>Processes a request with one row.</summary>
    /// <param name="read">Reads the row from the body.</param>
    public static Task<IResult> BringOneAsync<T>(
        HttpContext context,
        ApiReplays replays,
        Func<byte[], T> read,
        ReceiveTogether<T> receive
    ) =>
        replays.RunAsync(
            context,
            LongestOne,
            async (body, receipt) =>
                One(
                    await receive(
                        ApiCaller.From(context).Actor,
                        [new(1, read(body))],
                        (db, received) => receipt.Keep(db, One(received[0])),
                        context.RequestAborted
                    )
                )
        );

    /// <summary>Processes a batch whose rows have a transaction each.</summary>
    public static Task<IResult> BringEachAsync<T>(HttpContext context, ApiReplays replays, ReceiveEach<T> receive) =>
        replays.RunAsync(
            context,
            LongestBatch,
            async (body, receipt) =>
            {
                var (rows, broken) = BatchReader.Read<T>(body);
                var caller = ApiCaller.From(context);
                var memory = await replays.RowsAsync(caller, receipt, rows.Count + broken.Count, context.RequestAborted);
                var result = await receive(caller.Actor, rows, memory, context.RequestAborted);
                return result.IsOk ? ApiReply.From(BatchReader.Answer(result.Value, broken)) : ApiReply.From(result.Error);
            }
        );

    /// <summary>Processes a request with one row of a type whose rows have a transaction each.</summary>
    /// <param name="longest">The maximum body size, in bytes.</param>
    public static Task<IResult> BringOneOfEachAsync<T>(HttpContext context, ApiReplays replays, int longest, ReceiveEach<T> receive) =>
        replays.RunAsync(
            context,
            longest,
            async (body, receipt) =>
                One(
                    await receive(
                        ApiCaller.From(context).Actor,
                        [new(1, ApiJson.Read<T>(body))],
                        RowMemory.OfOne((db, row) => receipt.Keep(db, One(row))),
                        context.RequestAborted
                    )
                )
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

/// <summary>Receives rows in one transaction.</summary>
/// <param name="keep">Gets the results of the rows before they are saved.</param>
internal delegate Task<Result<IReadOnlyList<ReceivedRow>>> ReceiveTogether<T>(
    Actor actor,
    IReadOnlyList<Numbered<T>> rows,
    KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
    CancellationToken cancellationToken
);

/// <summary>Receives rows in a transaction each.</summary>
internal delegate Task<Result<IReadOnlyList<ReceivedRow>>> ReceiveEach<T>(
    Actor actor,
    IReadOnlyList<Numbered<T>> rows,
    RowMemory memory,
    CancellationToken cancellationToken
);
