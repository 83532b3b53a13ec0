using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Api.Callers;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Api.Replays;

/// <summary>
/// A request with an <c>Idempotency-Key</c> is executed once: repeats get the same reply for a day. The reply is stored in the transaction
/// of what it replies to. Failures are not stored, so that they can be retried.
/// </summary>
public sealed class ApiReplays(TenantDb tenantDb, TimeProvider clock)
{
    private const string Header = "Idempotency-Key";
    private const int LongestName = 100;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_atWork = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_betweenCleanings = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _cleanedAt = new();

    /// <summary>The request's idempotency key; null when it has none.</summary>
    /// <exception cref="ApiInputException">The key is empty, too long or not printable ASCII.</exception>
    public static string? NameOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.Headers.TryGetValue(Header, out var values))
        {
            return null;
        }

        return values is [{ Length: > 0 and <= LongestName } name] && name.All(letter => letter is > ' ' and <= '~')
            ? name
            : throw new ApiInputException(StatusCodes.Status400BadRequest, Texts.WrongRequestName.With(LongestName), Header);
    }

    /// <summary>What a request with an idempotency key must be the same in.</summary>
    internal static byte[] HashOf(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>Reads the body and executes the action.</summary>
    /// <param name="longest">The maximum body size, in bytes.</param>
    internal async Task<IResult> RunAsync(HttpContext context, int longest, Func<byte[], ApiReceipt, Task<ApiReply>> act)
    {
        var body = await ApiJson.BytesAsync(context, longest);
        if (NameOf(context) is not { } name)
        {
            return (await act(body, new(claim: null))).ToResult(context);
        }

        var (caller, cancellationToken) = (ApiCaller.From(context), context.RequestAborted);
        await ForgetAsync(caller.Actor, cancellationToken);
        await using var db = await tenantDb.OpenAsync(caller.Actor, cancellationToken);
        var hash = HashOf(context.Request, body);
        var row = await db.ApiReplays.FirstOrDefaultAsync(each => each.ApiKeyId == caller.KeyId && each.Name == name, cancellationToken);
        if (row is not null && ReplyOf(row, hash) is { } earlier)
        {
            return earlier.ToResult(context);
        }

        if (!await BeginAsync(db, row, NewRow(caller, name, hash), cancellationToken))
        {
            return AtWork().ToResult(context);
        }

        return (await ActAsync(db, receipt => act(body, receipt))).ToResult(context);
    }

    /// <summary>What an interrupted attempt of the same request stored, when its rows have a transaction each.</summary>
    /// <param name="count">The number of rows.</param>
    internal async Task<RowMemory> RowsAsync(ApiCaller caller, ApiReceipt receipt, int count, CancellationToken cancellationToken)
    {
        var names = receipt.NamesOfRows(count);
        if (names.Count == 0)
        {
            return RowMemory.None;
        }

        await using var db = await tenantDb.OpenAsync(caller.Actor, cancellationToken);
        var answers = await db
            .ApiReplays.Where(row => row.ApiKeyId == caller.KeyId && names.Contains(row.Name))
            .Select(row => row.Answer!)
            .ToListAsync(cancellationToken);
        return new(answers.Select(ApiReceipt.RowOf).ToDictionary(row => row.Row), receipt.KeepRow);
    }

    /// <summary>
    /// Deletes what is older than a day, at most once a minute for each tenant: looking for it would cost every request a query.
    /// </summary>
    internal async Task ForgetAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = _cleanedAt.GetOrAdd(actor.TenantId, DateTimeOffset.MinValue);
        if (now - last < s_betweenCleanings || !_cleanedAt.TryUpdate(actor.TenantId, now, last))
        {
            return;
        }

        var before = now - s_kept;
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        await BulkInsert.DeleteAsync<ApiReplayRow>(db, row => row.At < before, cancellationToken);
    }

    /// <summary>
    /// The reply to a request whose key is known; null when the first one was abandoned, so that this one takes its place.
    /// </summary>
    internal ApiReply? ReplyOf(ApiReplayRow row, byte[] hash)
    {
        if (!row.RequestHash.AsSpan().SequenceEqual(hash))
        {
            return KeyTaken();
        }

        if (row.Status is not { } status)
        {
            return row.At < clock.GetUtcNow() - s_atWork ? null : AtWork();
        }

        return new(status, row.Answer, Problem: null) { IsReplay = true };
    }

    /// <summary>The reply to another request with the same key.</summary>
    internal static ApiReply KeyTaken() =>
        ApiReply.From(
            ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, Texts.RequestNameTaken),
            StatusCodes.Status422UnprocessableEntity
        );

    internal ApiReplayRow NewRow(ApiCaller caller, string name, byte[] hash) =>
        new()
        {
            TenantId = caller.Actor.TenantId,
            ApiKeyId = caller.KeyId,
            Name = name,
            RequestHash = hash,
            At = Timestamps.Round(clock.GetUtcNow()),
        };

    private static async Task<bool> BeginAsync(
        ConsoleDbContext db,
        ApiReplayRow? abandoned,
        ApiReplayRow row,
        CancellationToken cancellationToken
    )
    {
        if (abandoned is not null)
        {
            db.ApiReplays.Remove(abandoned);
            await db.TrySaveChangesAsync(cancellationToken);
        }

        db.ApiReplays.Add(row);
        return await db.TrySaveChangesAsync(cancellationToken);
    }

    // A client that disconnected meanwhile can still get the reply.
    private static async Task<ApiReply> ActAsync(ConsoleDbContext db, Func<ApiReceipt, Task<ApiReply>> act)
    {
        var row = db.ApiReplays.Local.Single();
        var receipt = new ApiReceipt(row);
        ApiReply? reply = null;
        try
        {
            reply = await act(receipt);
            return reply;
        }
        finally
        {
            if (reply?.Json is null || !receipt.IsKept)
            {
                await SettleAsync(db, row, reply);
            }
        }
    }

    // Nothing changed, or each row remembered itself: the reply is stored now, or the key is free again. Neither happens to a row that has
    // a reply meanwhile, such as that of a request which failed after its transaction.
    private static Task<bool> SettleAsync(ConsoleDbContext db, ApiReplayRow row, ApiReply? reply)
    {
        if (reply?.Json is { } json)
        {
            (row.Status, row.Answer) = (reply.Status, json);
        }
        else
        {
            db.ApiReplays.Remove(row);
        }

        return db.TrySaveChangesAsync(CancellationToken.None);
    }

    private static ApiReply AtWork() =>
        ApiReply.From(ApiProblem.Of(StatusCodes.Status409Conflict, Texts.RequestAtWork), StatusCodes.Status409Conflict) with
        {
            MayRetry = true,
        };
}
