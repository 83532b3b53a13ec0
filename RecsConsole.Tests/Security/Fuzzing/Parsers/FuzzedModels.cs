using System.Text.Json;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>What model endpoints answer: of the right shape, or refused.</summary>
internal static class FuzzedModels
{
    private const int Texts = 3;
    private const int Dimensions = 4;

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        FuzzedParser.Of("embedding-answers", Embeddings, typeof(EmbeddingException), typeof(JsonException)),
        FuzzedParser.Of("intent-answers", Intents, typeof(JsonException)),
        FuzzedParser.Of("rerank-answers", Order, typeof(JsonException)),
    ];

    private static long? Embeddings(FuzzInput input)
    {
        var vectors = EmbeddingAnswer.Read(input.Bytes, Texts, Dimensions);
        var fits = vectors.Length == Texts && vectors.All(each => each.Length == Dimensions && each.All(float.IsFinite));
        return Fitting(fits, vectors.Length);
    }

    private static long? Intents(FuzzInput input) =>
        IntentAnswer.Read(input.Bytes) is { } intents
            ? Fitting(
                intents.Count <= IntentAnswer.MaxIntents
                    && intents.TrueForAll(each => each is { Action.Length: > 0, Score: >= 0 and <= 1 }),
                intents.Sum(each => (long)each.Action.Length)
            )
            : null;

    private static long? Order(FuzzInput input) =>
        RerankOrder.Read(input.Bytes, Texts) is { } order
            ? Fitting(order.Order().SequenceEqual(Enumerable.Range(0, Texts)), order.Count)
            : null;

    // an answer of another shape is a finding, as an exception is
    private static long Fitting(bool fits, long size) =>
        fits ? size : throw new InvalidOperationException("an answer of another shape was accepted");
}
