using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>The message templates of an action, by language; one JSON object in its row.</summary>
public static class ReplyTemplates
{
    /// <summary>Maximum length of a template, in characters.</summary>
    public const int Longest = 4000;

    public const string None = "{}";

    private const string Fallback = "en";

    public static IReadOnlyDictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? new(StringComparer.Ordinal);

    /// <summary>Languages in order, without empty templates.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> templates) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, string>(
                templates
                    .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
                    .ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal),
                StringComparer.Ordinal
            )
        );

    /// <summary>
    /// The template in the customer's language, otherwise in English, otherwise in any language; null when there is none.
    /// </summary>
    public static string? Of(ActionRow action, string? language)
    {
        ArgumentNullException.ThrowIfNull(action);
        var templates = Read(action.ReplyTemplatesJson);
        return templates.GetValueOrDefault(language ?? "")
            ?? templates.GetValueOrDefault(Fallback)
            ?? templates.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).FirstOrDefault();
    }
}
