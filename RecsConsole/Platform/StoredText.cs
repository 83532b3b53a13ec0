using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecsConsole.Platform;

/// <summary>
/// A text that is stored as what it says: the key of a text and its values. It is written each time somebody reads it, in the language of that
/// reader. What an earlier version stored as a sentence, or another system said, stays the sentence that it is.
/// </summary>
public sealed record StoredText
{
    private const string Text = "text";
    private const string Values = "values";
    private const string Parts = "parts";
    private const string Start = "{\"";
    private static readonly string s_root = typeof(StoredText).Assembly.GetName().Name + ".";
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<string, ResourceManager?> s_rooms = new(StringComparer.Ordinal);

    private StoredText(string stored) => Stored = stored;

    /// <summary>What a column holds.</summary>
    public string Stored { get; }

    /// <summary>In the language of whoever reads it.</summary>
    public string Words => NodeOf(Stored) is { } node ? WordsOf(node) : Stored;

    /// <summary>Code of the language that it is in, whoever reads it; null where it speaks the reader's.</summary>
    public string? Language => NodeOf(Stored) is null ? "en" : null;

    /// <summary>A text of a Texts.resx.</summary>
    /// <typeparam name="TTexts">The class of its texts.</typeparam>
    /// <param name="values">Numbers, texts and ids for its places; a kept text is written in the reader's language as well.</param>
    public static StoredText Of<TTexts>(string key, params ReadOnlySpan<object?> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var node = new JsonObject { [Text] = $"{typeof(TTexts).FullName![s_root.Length..]}.{key}" };
        if (values.Length > 0)
        {
            node[Values] = new JsonArray([.. Array.ConvertAll(values.ToArray(), ToNode)]);
        }

        return new(node.ToJsonString(s_json));
    }

    /// <summary>Several, one after the other.</summary>
    public static StoredText Join(IEnumerable<StoredText> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.ToList() is [var only]
            ? only
            : new(new JsonObject { [Parts] = new JsonArray([.. parts.Select(ToNode)]) }.ToJsonString(s_json));
    }

    /// <summary>What is in the words of one language only: those of another system, or of an access check.</summary>
    public static StoredText Sentence(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(words);
    }

    /// <summary>What a column held.</summary>
    public static StoredText? Read(string? stored) => stored is null ? null : new(stored);

    /// <summary>As a column of a certain length can hold it: what is too long becomes the beginning of a sentence.</summary>
    public string StoredIn(int most) =>
        Stored.Length <= most ? Stored
        : Words is { } words && words.Length > most ? words[..most]
        : Words;

    public override string ToString() => Words;

    private static JsonNode? ToNode(object? value) =>
        value switch
        {
            null => null,
            StoredText kept => (JsonNode?)NodeOf(kept.Stored) ?? kept.Stored,
            int or long or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            double or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static JsonObject? NodeOf(string stored)
    {
        if (!stored.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(stored) is JsonObject node && (node.ContainsKey(Text) || node.ContainsKey(Parts)) ? node : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? ValueOf(JsonNode? node) =>
        node switch
        {
            JsonObject inner => WordsOf(inner),
            JsonValue value when value.TryGetValue(out long whole) => whole,
            JsonValue value when value.TryGetValue(out double broken) => broken,
            _ => node?.ToString(),
        };

    private static string WordsOf(JsonObject node)
    {
        if (node[Parts] is JsonArray parts)
        {
            return string.Join(' ', parts.Select(ValueOf));
        }

        var name = node[Text]?.ToString() ?? "";
        object?[] values = [.. (node[Values] as JsonArray ?? []).Select(ValueOf)];
        var dot = name.LastIndexOf('.');
        try
        {
            // a version that no longer has the text still says what it was about
            return dot > 0 && RoomOf(name[..dot])?.GetString(name[(dot + 1)..], CultureInfo.CurrentUICulture) is { } text
                ? text.With(values)
                : string.Join(' ', values.Prepend(name));
        }
        catch (FormatException)
        {
            return string.Join(' ', values.Prepend(name));
        }
    }

    private static ResourceManager? RoomOf(string name) =>
        s_rooms.GetOrAdd(
            name,
            static room =>
                typeof(StoredText).Assembly.GetManifestResourceInfo($"{s_root}{room}.resources") is null
                    ? null
                    : new(s_root + room, typeof(StoredText).Assembly)
        );
}
