using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecsConsole.Platform;

/// <summary>
/// A text stored by meaning: its key and values. It is rendered for each reader in their language. Texts that an earlier version stored as
/// sentences, or that came from another system, stay as they are.
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

    /// <summary>The value for a column.</summary>
    public string Stored { get; }

    /// <summary>The text in the reader's language.</summary>
    public string Words
    {
        get
        {
            try
            {
                return NodeOf(Stored) is { } node ? WordsOf(node) : Stored;
            }
            catch (Exception e) when (IsForeign(e))
            {
                return Stored;
            }
        }
    }

    /// <summary>The fixed language code of the text; null when it uses the reader's language.</summary>
    public string? Language => NodeOf(Stored) is null ? "en" : null;

    /// <summary>A text of a Texts.resx.</summary>
    /// <typeparam name="TTexts">The class of the stored text's texts.</typeparam>
    /// <param name="values">
    /// Numbers, texts and ids for its placeholders; a nested stored text is also rendered in the reader's language.
    /// </param>
    public static StoredText From<TTexts>(string key, params ReadOnlySpan<object?> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var node = new JsonObject { [Text] = $"{typeof(TTexts).FullName![s_root.Length..]}.{key}" };
        if (values.Length > 0)
        {
            node[Values] = new JsonArray([.. Array.ConvertAll(values.ToArray(), ToNode)]);
        }

        return new(node.ToJsonString(s_json));
    }

    /// <summary>Several texts, joined.</summary>
    public static StoredText Join(IEnumerable<StoredText> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.ToList() is [var only]
            ? only
            : new(new JsonObject { [Parts] = new JsonArray([.. parts.Select(ToNode)]) }.ToJsonString(s_json));
    }

    /// <summary>A text that exists in one language only: from another system, or from an access check.</summary>
    public static StoredText Sentence(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new(words);
    }

    /// <summary>From the value of a column.</summary>
    public static StoredText? Read(string? stored) => stored is null ? null : new(stored);

    /// <summary>The value for a column of limited length: a text that is too long becomes a truncated sentence.</summary>
    public string StoredIn(int max) =>
        Stored.Length <= max ? Stored
        : Words is { } words && words.Length > max ? words[..max]
        : Words;

    public override string ToString() => Words;

    private static JsonNode? ToNode(object? value) =>
        value switch
        {
            null => null,
            StoredText kept => Nested(kept.Stored),
            int or long or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            double or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static JsonNode? Nested(string stored)
    {
        try
        {
            return NodeOf(stored) is { } node && node.ToJsonString(s_json).Length > 0 ? node : stored;
        }
        catch (Exception e) when (IsForeign(e))
        {
            return stored;
        }
    }

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
        catch (Exception e) when (e is JsonException || IsForeign(e))
        {
            return null;
        }
    }

    // JSON that only another system writes: a name twice, or a text with half a character. Both are found only when they are read.
    private static bool IsForeign(Exception exception) => exception is ArgumentException or InvalidOperationException;

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
            // a version that no longer has the text still shows what it was about
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
