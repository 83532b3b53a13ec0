using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>
/// The order in a reranker's answer. It counts only if it is a permutation of the texts that were sent: each exactly once, each with a finite
/// score.
/// </summary>
internal static class RerankOrder
{
    /// <summary>The places of the texts, the best first; null when the answer is not an order of these texts.</summary>
    /// <exception cref="JsonException">The answer is no JSON of this form.</exception>
    public static IReadOnlyList<int>? Read(byte[] body, int count) => From(JsonSerializer.Deserialize<Answer>(body)?.Results, count);

    /// <summary>The same for the scores in it.</summary>
    public static IReadOnlyList<int>? From(IReadOnlyList<RerankScore?>? scores, int count)
    {
        if (scores?.Count != count)
        {
            return null;
        }

        var byPlace = new double?[count];
        foreach (var score in scores)
        {
            if (
                score is not { Index: { } place, Score: { } value }
                || place < 0
                || place >= count
                || byPlace[place] is not null
                || !double.IsFinite(value)
            )
            {
                return null;
            }

            byPlace[place] = value;
        }

        // the sort is stable: equal scores keep the order of the search
        return [.. Enumerable.Range(0, count).OrderByDescending(place => byPlace[place])];
    }

    private sealed record Answer([property: JsonPropertyName("results")] RerankScore?[]? Results);
}

/// <summary>The score of one text; both are nullable, because a missing number must not read as 0.</summary>
/// <param name="Index">Place of the text in the request, from 0.</param>
internal sealed record RerankScore(
    [property: JsonPropertyName("index")] int? Index,
    [property: JsonPropertyName("relevance_score")] double? Score
);
