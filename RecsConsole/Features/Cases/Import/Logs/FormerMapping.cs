using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>
/// The mapping with which a file was imported. The same file can be imported once more with more columns, as long as each column that was
/// read means the same.
/// </summary>
/// <param name="Stored">Columns by role, and options, as <see cref="LogMapping.StoredWith"/> gives them.</param>
internal sealed record FormerMapping(IReadOnlyDictionary<string, string> Stored)
{
    /// <summary>Key of the additional columns, separated by semicolons.</summary>
    public const string Attributes = "--attr";

    /// <summary>Key of the columns with final values, separated by semicolons.</summary>
    public const string Finals = "--final";

    // property of an import's stored result
    private const string Kept = "Mapping";

    /// <summary>Of a stored import; null when it was imported before mappings were stored.</summary>
    public static FormerMapping? Read(string resultJson) =>
        JsonNode.Parse(resultJson)?[Kept]?.Deserialize<Dictionary<string, string>>() is { } stored ? new(stored) : null;

    /// <summary>The stored result of an import with its mapping.</summary>
    public static string Write(string resultJson, IReadOnlyDictionary<string, string> mapping)
    {
        var json = JsonNode.Parse(resultJson)!.AsObject();
        json[Kept] = JsonSerializer.SerializeToNode(mapping);
        return json.ToJsonString();
    }

    /// <summary>Whether everything but the columns is as it was: the kind of file, the form of its times, its encoding.</summary>
    public bool HasOptionsOf(IReadOnlyDictionary<string, string> now)
    {
        var options = Stored.Keys.Concat(now.Keys).Where(key => IsOption(key) && key is not (Attributes or Finals));
        return options.All(key => string.Equals(Stored.GetValueOrDefault(key), now.GetValueOrDefault(key), StringComparison.Ordinal));
    }

    /// <summary>The first column that was read in another way than now; null when there are only more of them.</summary>
    public string? ChangedColumn(IReadOnlyDictionary<string, string> now) =>
        Stored
            .Where(each => !IsOption(each.Key) && !string.Equals(now.GetValueOrDefault(each.Key), each.Value, StringComparison.Ordinal))
            .Select(each => each.Value)
            .Concat(Columns(Stored, Attributes).Except(Columns(now, Attributes), StringComparer.Ordinal))
            .Concat(Columns(Stored, Finals).Except(Columns(now, Finals), StringComparer.Ordinal))
            .FirstOrDefault()
        ?? AddedIdentity(now);

    // events of a log are told apart by who did them too: with another column for that, each would be a second one
    private string? AddedIdentity(IReadOnlyDictionary<string, string> now) =>
        now.ContainsKey("activity") && !Stored.ContainsKey("resource") ? now.GetValueOrDefault("resource") : null;

    private static bool IsOption(string key) => key.StartsWith("--", StringComparison.Ordinal);

    private static string[] Columns(IReadOnlyDictionary<string, string> mapping, string key) =>
        mapping.GetValueOrDefault(key, "").Split(';', StringSplitOptions.RemoveEmptyEntries);
}
