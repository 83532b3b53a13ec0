using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Api.Callers;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Api.Replays;

/// <summary>
/// A request with an <c>Idempotency-Key</c> is executed once: repeats get the same reply for a day. Failures are not stored, so that they
/// can be retried.
/// </summary>
public sealed class ApiReplays(TenantDb tenantDb, TimeProvider clock)
{
    private const string Header = "Idempotency-Key";
    private const string Replayed = "Idempotency-Replayed";
    private const int LongestName = 100;
    private const int MaxForgotten = 200;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_atWork = TimeSpan.FromMinutes(1);

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

    /// <summary>Reads the body and executes the action.</summary>
    /// <param name="longest">The maximum body size, in bytes.</param>
    internal async Task<IResult> RunAsync(HttpContext context, int longest, Func<byte[], Task<ApiReply>> act)
    {
        var body = await ApiJson.BytesAsync(context, longest);
        if (NameOf(context) is not { } name)
        {
            return (await act(body)).ToResult();
        }

        var (caller, cancellationToken) = (ApiCaller.From(context), context.RequestAborted);
        await using var db = await tenantDb.OpenAsync(caller.Actor, cancellationToken);
        await ForgetAsync(db, cancellationToken);
        var hash = HashOf(context.Request, body);
        var row = await db.ApiReplays.FirstOrDefaultAsync(each => each.ApiKeyId == caller.KeyId && each.Name == name, cancellationToken);
        if (row is not null && AnswerOf(context, row, hash) is { } answer)
        {
            return answer;
        }

        if (!await BeginAsync(db, row, caller, name, hash, cancellationToken))
        {
            return AtWork(context);
        }

        return await ActAsync(db, () => act(body));
    }

    // Null when the original request was abandoned.
    private IResult? AnswerOf(HttpContext context, ApiReplayRow row, byte[] hash)
    {
        if (!row.RequestHash.AsSpan().SequenceEqual(hash))
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, Texts.RequestNameTaken);
        }

        if (row.Status is not { } status)
        {
            return row.At < clock.GetUtcNow() - s_atWork ? null : AtWork(context);
        }

        context.Response.Headers[Replayed] = "true";
        return Results.Text(row.Answer, "application/json", Encoding.UTF8, status);
    }

    private async Task<bool> BeginAsync(
        ConsoleDbContext db,
        ApiReplayRow? row,
        ApiCaller caller,
        string name,
        byte[] hash,
        CancellationToken cancellationToken
    )
    {
        if (row is not null)
        {
            db.ApiReplays.Remove(row);
            await db.TrySaveChangesAsync(cancellationToken);
        }

        db.ApiReplays.Add(
            new()
            {
                TenantId = caller.Actor.TenantId,
                ApiKeyId = caller.KeyId,
                Name = name,
                RequestHash = hash,
                At = Timestamps.Round(clock.GetUtcNow()),
            }
        );
        return await db.TrySaveChangesAsync(cancellationToken);
    }

    // A client that disconnected meanwhile can still get the reply.
    private static async Task<IResult> ActAsync(ConsoleDbContext db, Func<Task<ApiReply>> act)
    {
        var row = db.ApiReplays.Local.Single();
        ApiReply? reply = null;
        try
        {
            reply = await act();
            return reply.ToResult();
        }
        finally
        {
            if (reply?.Json is { } json)
            {
                (row.Status, row.Answer) = (reply.Status, json);
            }
            else
            {
                db.ApiReplays.Remove(row);
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task ForgetAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - s_kept;
        var old = await db
            .ApiReplays.Where(row => row.At < before)
            .OrderBy(row => row.At)
            .Take(MaxForgotten)
            .ToListAsync(cancellationToken);
        db.ApiReplays.RemoveRange(old);
        if (old.Count > 0)
        {
            await db.TrySaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear(); // another request may have deleted the same expired rows
        }
    }

    private static byte[] HashOf(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static IResult AtWork(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return ApiProblem.Of(StatusCodes.Status409Conflict, Texts.RequestAtWork);
    }
}
