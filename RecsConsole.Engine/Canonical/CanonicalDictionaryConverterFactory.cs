using System.Buffers;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Engine.Canonical;

/// <summary>Writes dictionaries with string keys in ordinal key order, whatever the dictionary's own order.</summary>
internal sealed class CanonicalDictionaryConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => ValueType(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var arguments = ValueType(typeToConvert)!.GetGenericArguments();
        if (arguments[0] != typeof(string))
        {
            throw new NotSupportedException(
                $"{typeToConvert} has keys of type {arguments[0].Name}; only string keys have a canonical order."
            );
        }

        return (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert, arguments[1]))!;
    }

    private static Type? ValueType(Type type) =>
        type.GetInterfaces()
            .Append(type)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>) ? type : null);

    [SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "Created by reflection")]
    private sealed class Converter<TDictionary, TValue> : JsonConverter<TDictionary>
        where TDictionary : IEnumerable<KeyValuePair<string, TValue>>
    {
        public override TDictionary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("Expected an object.");
            }

            var values = new SortedDictionary<string, TValue>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                if (!values.TryAdd(key, JsonSerializer.Deserialize<TValue>(ref reader, options)!))
                {
                    throw new JsonException($"The key '{key}' is there twice.");
                }
            }

            return Shape(values);
        }

        public override void Write(Utf8JsonWriter writer, TDictionary value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            var pairs = ArrayPool<KeyValuePair<string, TValue>>.Shared.Rent(value.Count());
            var count = 0;
            foreach (var pair in value)
            {
                pairs[count++] = pair;
            }

            var used = pairs.AsSpan(0, count);
            used.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
            foreach (var (key, item) in used)
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, item, options);
            }

            ArrayPool<KeyValuePair<string, TValue>>.Shared.Return(pairs, clearArray: true);

            writer.WriteEndObject();
        }

        private static TDictionary Shape(SortedDictionary<string, TValue> values)
        {
            object shaped = typeof(TDictionary) switch
            {
                var type when type.IsAssignableFrom(values.GetType()) => values,
                var type when type == typeof(Dictionary<string, TValue>) => new Dictionary<string, TValue>(values, StringComparer.Ordinal),
                var type when type == typeof(ImmutableDictionary<string, TValue>) => values.ToImmutableDictionary(StringComparer.Ordinal),
                var type when type == typeof(ImmutableSortedDictionary<string, TValue>) => values.ToImmutableSortedDictionary(
                    StringComparer.Ordinal
                ),
                var type when type == typeof(ReadOnlyDictionary<string, TValue>) => new ReadOnlyDictionary<string, TValue>(values),
                var type => throw new NotSupportedException($"{type} cannot be read back; declare the member as IReadOnlyDictionary."),
            };
            return (TDictionary)shaped;
        }
    }
}
