using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Recommender.Retrieval.Intents;

/// <summary>The intents in a model's answer. They count only if each has an action and a share; one that is none spoils the whole answer.</summary>
internal static class IntentAnswer
{
    /// <summary>More are no reading of one case.</summary>
    public const int MaxIntents = 20;

    /// <summary>Null when the answer is no list of intents.</summary>
    /// <exception cref="JsonException">The answer is no JSON of this form.</exception>
    public static List<NamedIntent>? Read(byte[] body)
    {
        if (JsonSerializer.Deserialize<Answer>(body)?.Intents is not { Length: <= MaxIntents } named)
        {
            return null;
        }

        var intents = new List<NamedIntent>(named.Length);
        foreach (var each in named)
        {
            if (each is not { Id.Length: > 0, Score: >= 0 and <= 1 })
            {
                return null;
            }

            intents.Add(new(each.Id, each.Score.Value));
        }

        return intents;
    }

    private sealed record Answer([property: JsonPropertyName("intents")] Named?[]? Intents);

    // both are nullable, because a missing number must not read as 0
    private sealed record Named([property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("score")] double? Score);
}
