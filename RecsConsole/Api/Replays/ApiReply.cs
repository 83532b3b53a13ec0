using System.Text.Json;
using RecsConsole.Platform;

namespace RecsConsole.Api.Replays;

/// <summary>The result of a request that changes something.</summary>
/// <param name="Json">The reply; null when there is a problem.</param>
internal sealed record ApiReply(int Status, string? Json, IResult? Problem)
{
    public static ApiReply From<TAnswer>(TAnswer answer, int status = StatusCodes.Status200OK) =>
        new(status, JsonSerializer.Serialize(answer, ApiJson.Options), Problem: null);

    public static ApiReply From(Error error) => new(ApiProblem.StatusOf(error.Kind), Json: null, ApiProblem.Of(error));

    public static ApiReply From(IResult problem, int status) => new(status, Json: null, problem);

    public IResult ToResult() => Problem ?? Results.Text(Json, "application/json", System.Text.Encoding.UTF8, Status);
}
