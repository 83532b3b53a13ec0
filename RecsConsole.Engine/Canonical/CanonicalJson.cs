using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RecsConsole.Engine.Canonical;

/// <summary>
/// The canonical byte form of all data that is hashed, stored or replayed: UTF-8 JSON, keys in ordinal order of UTF-16 code units (as in
/// RFC 8785), integers only, instants in UTC with exactly three millisecond digits, nulls omitted, independent of culture.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    /// <summary>Writes a value in canonical form; refuses types whose bytes could differ between machines.</summary>
    /// <exception cref="NotSupportedException">A member is a float, a decimal or of another type without one canonical form.</exception>
    public static byte[] Serialize<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Writes a value in canonical form to a writer that does not indent and escapes as little as this class.</summary>
    internal static void Write<T>(Utf8JsonWriter writer, T value) => JsonSerializer.Serialize(writer, value, Options);

    /// <summary>Reads a value back; unknown, repeated and missing members are errors that name type and member.</summary>
    /// <exception cref="JsonException">The bytes are not JSON, or do not fit <typeparamref name="T"/> exactly.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize<T>(utf8Json, Options)
        ?? throw new JsonException($"Expected a {typeof(T).Name} but the document is null.");

    private static JsonSerializerOptions CreateOptions()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(CanonicalContract.Apply);
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            NumberHandling = JsonNumberHandling.Strict,
            // these bytes never end up in an HTML page; escaping less keeps them short
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new CanonicalInstantConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new CanonicalDictionaryConverterFactory());
        options.Converters.Add(new CanonicalSetConverterFactory());
        options.MakeReadOnly();
        return options;
    }
}
