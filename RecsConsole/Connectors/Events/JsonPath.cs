using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RecsConsole.Connectors.Events;

/// <summary>
/// A path to one value of a JSON document, such as <c>ticket.comments[-1].text</c> or <c>['custom fields'].severity</c>: names, and
/// positions in a list, where -1 is the last one.
/// </summary>
public sealed partial class JsonPath
{
    private const int MaxSteps = 20;
    private readonly IReadOnlyList<Step> _steps;

    private JsonPath(IReadOnlyList<Step> steps) => _steps = steps;

    /// <summary>Null when the text is no path. A leading <c>$.</c> is accepted, as in JSONPath.</summary>
    public static JsonPath? Read(string? text)
    {
        var rest = text?.Trim() ?? "";
        rest = rest.StartsWith('$') ? rest[1..] : rest;
        List<Step> steps = [];
        for (var isFirst = true; rest.Length > 0; isFirst = false)
        {
            var match = (isFirst ? First() : Next()).Match(rest);
            if (!match.Success || steps.Count == MaxSteps)
            {
                return null;
            }

            steps.Add(
                match.Groups["at"].Success
                    ? new(null, int.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture))
                    : new(match.Groups["name"].Value + match.Groups["quoted"].Value, 0)
            );
            rest = rest[match.Length..];
        }

        return steps.Count == 0 ? null : new(steps);
    }

    /// <summary>The value; null when the document has none there.</summary>
    public JsonElement? Find(JsonElement document)
    {
        JsonElement? value = document;
        foreach (var step in _steps)
        {
            value = value is { } parent ? step.Into(parent) : null;
        }

        return value;
    }

    [GeneratedRegex(
        @"^(?:\.?(?<name>[^\s.\[\]'""]{1,100})|\[(?<at>-?[0-9]{1,4})\]|\['(?<quoted>[^']{1,100})'\])",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex First();

    [GeneratedRegex(
        @"^(?:\.(?<name>[^\s.\[\]'""]{1,100})|\[(?<at>-?[0-9]{1,4})\]|\['(?<quoted>[^']{1,100})'\])",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Next();

    private sealed record Step(string? Name, int At)
    {
        public JsonElement? Into(JsonElement parent)
        {
            if (parent.ValueKind is JsonValueKind.Null)
            {
                return parent; // an owner of null has no name either: told to be nobody, and not left out
            }

            if (Name is not null)
            {
                return parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(Name, out var value) ? value : null;
            }

            if (parent.ValueKind is not JsonValueKind.Array)
            {
                return null;
            }

            var count = parent.GetArrayLength();
            var at = At < 0 ? count + At : At;
            return at >= 0 && at < count ? parent[at] : null;
        }
    }
}
