using System.Text.Json;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Finds parts of stored JSON without building the rest: a decision is large, and explaining one of its items needs little of it. Bytes that
/// are not JSON are an error, as everywhere.
/// </summary>
internal static class JsonParts
{
    /// <summary>The bytes of an object's member.</summary>
    /// <exception cref="JsonException">The bytes are no object that has such a member.</exception>
    public static ReadOnlyMemory<byte> Member(ReadOnlyMemory<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json.Span);
        Begin(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAsked = reader.ValueTextEquals(name);
            reader.Read();
            var range = Skip(ref reader);
            if (isAsked)
            {
                return json[range];
            }
        }

        throw new JsonException("The object has no such member.");
    }

    /// <summary>The bytes of each element of an array.</summary>
    /// <exception cref="JsonException">The bytes are no array.</exception>
    public static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> json)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(json.Span);
        Begin(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(json[Skip(ref reader)]);
        }

        return elements;
    }

    private static void Begin(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (!reader.Read() || reader.TokenType != expected)
        {
            throw new JsonException($"Expected {expected}.");
        }
    }

    // Moves to the end of the value that begins here.
    private static Range Skip(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }
}
