using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// Stands between the product and its decision point. A class whose checks are deleted asks the decision point no more than the policy, so
/// what it asks there about single cases and documents is permitted.
/// </summary>
internal sealed class CallerPoint(CallerPolicy policy) : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Questions = "evaluations";

    private static readonly HashSet<string> s_actions = new(
        Enum.GetValues<AccessOperation>()
            .Where(AskingClasses.IsAboutAnObject)
            .Select(each => JsonNamingPolicy.SnakeCaseLower.ConvertName(each.ToString())),
        StringComparer.Ordinal
    );

    /// <summary>Puts one in the way of all requests of a decision point.</summary>
    public static DecisionPoint Watch(DecisionPoint point, CallerPolicy policy)
    {
        ref var client = ref ClientOf(point);
        client.Dispose();
        client = new(new CallerPoint(policy)) { Timeout = Timeout.InfiniteTimeSpan };
        return point;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // before anything is awaited: who asks is still on the stack
        var isDeleted = policy.IsDeletedFor(new StackTrace(skipFrames: 1, fNeedFileInfo: false));
        if (isDeleted && Permitted(await request.Content!.ReadAsStringAsync(cancellationToken)) is { } permitted)
        {
            return new() { Content = new StringContent(permitted, Encoding.UTF8, "application/json") };
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // null when the question is about something else
    private static string? Permitted(string body)
    {
        using var asked = JsonDocument.Parse(body);
        if (!asked.RootElement.TryGetProperty(Questions, out var several))
        {
            return IsAboutAnObject(asked.RootElement) ? """{"decision":true}""" : null;
        }

        var questions = several.EnumerateArray().ToList();
        return questions.TrueForAll(IsAboutAnObject)
            ? JsonSerializer.Serialize(new { evaluations = questions.Select(_ => new { decision = true }) })
            : null;
    }

    private static bool IsAboutAnObject(JsonElement question) =>
        s_actions.Contains(question.GetProperty("action").GetProperty("name").GetString()!);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_client")]
    private static extern ref HttpClient ClientOf(DecisionPoint point);
}
