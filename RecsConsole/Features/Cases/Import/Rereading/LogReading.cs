using System.Text.Json;
using System.Text.Json.Nodes;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Rereading;

/// <summary>How a file was read: columns by role, and the form of its times. Kept with the import, to say later what differs.</summary>
/// <param name="Parts">What determines the reading, see <see cref="LogMapping.ReadWith"/>.</param>
internal sealed record LogReading(IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Property of an import's stored result.</summary>
    public const string Kept = "Read";

    public static LogReading Of(ImportLogRequest request) =>
        new(request.Mapping.ReadWith(request.TimeFormat, request.TimeZone, request.Source));

    /// <summary>The reading of a stored import; null for one of an earlier version, which kept only its hash.</summary>
    public static LogReading? From(string resultJson) =>
        JsonNode.Parse(resultJson)?[Kept]?.Deserialize<Dictionary<string, string>>() is { } parts ? new(parts) : null;

    /// <summary>What differs from another reading, in words.</summary>
    public string DifferenceFrom(LogReading now) =>
        string.Join(
            "; ",
            Parts
                .Keys.Union(now.Parts.Keys, StringComparer.Ordinal)
                .Where(key => !string.Equals(ValueOf(key), now.ValueOf(key), StringComparison.Ordinal))
                .Select(key => ImportTexts.ReadThenAndNow.With(LabelOf(key), Words(ValueOf(key)), Words(now.ValueOf(key))))
        );

    private string ValueOf(string key) => Parts.GetValueOrDefault(key, "");

    private static string Words(string value) =>
        value.Length == 0 ? ImportTexts.NoColumn : value.Replace(";", ", ", StringComparison.Ordinal);

    private static string LabelOf(string key) =>
        key switch
        {
            "--attr" or "--final" => ImportTexts.FurtherColumns,
            "--time-format" => ImportTexts.TimesAreWritten,
            "--time-zone" => ImportTexts.TimeZoneOfTimes,
            "--encoding" => ImportTexts.Encoding,
            "--kind" => ImportTexts.EachRowIs,
            _ => ImportLabels.Role(key),
        };
}
