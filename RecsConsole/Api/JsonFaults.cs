using System.Text.Json;
using System.Text.RegularExpressions;

namespace RecsConsole.Api;

/// <summary>Rewords the framework's JSON errors: its own messages would contain our type names.</summary>
internal static partial class JsonFaults
{
    /// <summary>The field as a path, such as events[3].at; empty when the whole body is invalid.</summary>
    public static string FieldOf(JsonException wrong)
    {
        var path = wrong.Path is { Length: > 1 } found ? found.TrimStart('$').TrimStart('.') : "";
        return Unknown().Match(wrong.Message) is { Success: true } match
            && !path.EndsWith(match.Groups["name"].Value, StringComparison.Ordinal)
                ? Join(path, match.Groups["name"].Value)
            : Missing().Match(wrong.Message) is { Success: true } missing ? Join(path, missing.Groups["name"].Value)
            : path;
    }

    public static string WordsOf(JsonException wrong, string field) =>
        Unknown().IsMatch(wrong.Message) ? Texts.UnknownField.With(field)
        : Missing().IsMatch(wrong.Message) ? Texts.MissingField.With(field)
        : field.Length > 0 ? Texts.WrongField.With(field)
        : Texts.BrokenJson.With((wrong.LineNumber ?? 0) + 1);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    [GeneratedRegex(@"^The JSON property '(?<name>[^']+)' could not be mapped", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: '(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Missing();
}
