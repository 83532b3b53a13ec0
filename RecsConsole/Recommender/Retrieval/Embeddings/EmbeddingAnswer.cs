using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// The vectors in an endpoint's answer. They count only if each text that was sent has one, of the configured length and of finite numbers.
/// </summary>
internal static class EmbeddingAnswer
{
    // a number with all its digits, sign, exponent and comma, on an indented line of its own
    private const int MaxBytesOfNumber = 48;
    private const int MaxBytesOfRest = 1_000_000;

    /// <summary>The longest answer that can be one.</summary>
    public static long MaxBytes(int texts, int dimensions) => ((long)texts * dimensions * MaxBytesOfNumber) + MaxBytesOfRest;

    /// <summary>The vectors of the texts in order, each of length one.</summary>
    /// <exception cref="EmbeddingException">The answer does not fit the request.</exception>
    /// <exception cref="JsonException">The answer is no JSON of this form.</exception>
    public static float[][] Read(byte[] body, int count, int dimensions)
    {
        var vectors = new float[count][];
        foreach (var each in JsonSerializer.Deserialize<Answer>(body)?.Data ?? [])
        {
            // a missing place must not read as the first
            if (each is not { Index: { } place, Embedding: { } values } || place < 0 || place >= count)
            {
                throw new EmbeddingException("it answered for a text that was not asked");
            }

            if (vectors[place] is not null)
            {
                throw new EmbeddingException("it answered twice for one text");
            }

            if (values.Length != dimensions)
            {
                throw new EmbeddingException($"its vectors have {values.Length} components, and {dimensions} are configured");
            }

            vectors[place] = OfLengthOne(values);
        }

        return Array.TrueForAll(vectors, each => each is not null)
            ? vectors
            : throw new EmbeddingException("it left a text without a vector");
    }

    private static float[] OfLengthOne(float[] values)
    {
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (double)value * value;
        }

        if (!double.IsFinite(squares))
        {
            throw new EmbeddingException("it answered with numbers that are none");
        }

        var length = Math.Sqrt(squares);
        return length == 0 ? values : Array.ConvertAll(values, value => (float)(value / length));
    }

    private sealed record Answer([property: JsonPropertyName("data")] Embedded?[]? Data);

    private sealed record Embedded(
        [property: JsonPropertyName("index")] int? Index,
        [property: JsonPropertyName("embedding")] float[]? Embedding
    );
}
