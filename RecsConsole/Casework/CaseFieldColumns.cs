using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>
/// Which columns of an imported log contain the product, team, priority and customer of a case, and its custom fields. They are stored with
/// the import, and their values with each event, so that the state of a case can be reconstructed for any of its events.
/// </summary>
internal static class CaseFieldColumns
{
    public const string Product = "product";
    public const string Team = "team";
    public const string Priority = "priority";

    public const string Account = "account";

    private const string OwnPrefix = "field:";

    /// <summary>Property of an import's stored result.</summary>
    public const string Kept = "Fields";

    /// <summary>Column by field, from the tenant's latest import of a log; none for a tenant without one.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var latest = await db
            .Imports.Where(row => row.Kind == ImportKind.Log)
            .OrderByDescending(row => row.At)
            .Select(row => row.ResultJson)
            .FirstOrDefaultAsync(cancellationToken);
        return Read(latest ?? "{}");
    }

    /// <summary>The columns of a stored import; none when it has none.</summary>
    public static IReadOnlyDictionary<string, string> Read(string resultJson) =>
        JsonNode.Parse(resultJson)?[Kept]?.Deserialize<Dictionary<string, string>>() ?? [];

    /// <summary>The key of a field named by the log itself.</summary>
    public static string Own(string name) => OwnPrefix + name;

    /// <summary>Whether a key belongs to a field named by the log itself.</summary>
    public static bool IsOwn(string key) => key.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>The name of a field by its key: a list of tickets may name it otherwise than its column.</summary>
    public static string NameOf(string key) => IsOwn(key) ? key[OwnPrefix.Length..] : key;

    /// <summary>The values of these columns in an event, by column.</summary>
    public static IReadOnlyDictionary<string, string> ValuesIn(string attributesJson, IReadOnlyDictionary<string, string> columns)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(attributesJson);
        foreach (var column in columns.Values)
        {
            if (json.RootElement.TryGetProperty(column, out var value) && value.ValueKind is JsonValueKind.String)
            {
                values[column] = value.GetString()!;
            }
        }

        return values;
    }
}
