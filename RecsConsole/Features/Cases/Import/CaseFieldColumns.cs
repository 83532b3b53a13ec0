using System.Text.Json;
using System.Text.Json.Nodes;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Which columns of a log say the product, team and priority of a case. They are kept with the import, so that a case can be looked at as it
/// was at any of its events.
/// </summary>
internal static class CaseFieldColumns
{
    public const string Product = "product";
    public const string Team = "team";
    public const string Priority = "priority";

    private const string Kept = "Fields";

    private static readonly (string Field, string Role)[] s_roles = [(Product, "product"), (Team, "group"), (Priority, "priority")];

    /// <summary>Column by field.</summary>
    public static IReadOnlyDictionary<string, string> Of(LogMapping mapping) =>
        s_roles
            .Select(each => (each.Field, Column: mapping.ColumnOf(each.Role)))
            .Where(each => each.Column is not null)
            .ToDictionary(each => each.Field, each => each.Column!, StringComparer.Ordinal);

    /// <summary>The counts of an import with its columns, as they are stored.</summary>
    public static string Write(ImportedLog result, IReadOnlyDictionary<string, string> columns)
    {
        var json = JsonSerializer.SerializeToNode(result)!.AsObject();
        json[Kept] = JsonSerializer.SerializeToNode(columns);
        return json.ToJsonString();
    }

    /// <summary>The columns of a stored import; none where it kept none.</summary>
    public static IReadOnlyDictionary<string, string> Read(string resultJson) =>
        JsonNode.Parse(resultJson)?[Kept]?.Deserialize<Dictionary<string, string>>() ?? [];
}
