using System.Text.Json;
using RecsConsole.Platform;

namespace RecsConsole.Api.Replays;

/// <summary>The result of a request that changes something.</summary>
/// <param name="Json">The reply; null when there is a problem.</param>
internal sealed record ApiReply(int Status, string? Json, IResult? Problem)
{
    private const string ReplayedName = "Idempotency-Replayed";

    /// <summary>The reply is that to an earlier request with the same idempotency key.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The request may be repeated after a second.</summary>
    public bool MayRetry { get; init; }

    public static ApiReply From<TAnswer>(TAnswer answer, int status = StatusCodes.Status200OK) =>
        new(status, JsonSerializer.Serialize(answer, ApiJson.Options), Problem: null);

    public static ApiReply From(Error error) => new(ApiProblem.StatusOf(error.Kind), Json: null, ApiProblem.Of(error));

    public static ApiReply From(IResult problem, int status) => new(status, Json: null, problem);

    public IResult ToResult(HttpContext context)
    {
        if (IsReplay)
        {
            context.Response.Headers[ReplayedName] = "true";
        }

        if (MayRetry)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        return Problem ?? Results.Text(Json, "application/json", System.Text.Encoding.UTF8, Status);
    }
}
