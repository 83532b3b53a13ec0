using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>
/// Which columns of an imported log say the product, team, priority and customer of a case, and its own fields. They are kept with the import and recorded with each event, so
/// that a case can be looked at as it was at any of its events.
/// </summary>
internal static class CaseFieldColumns
{
    public const string Product = "product";
    public const string Team = "team";
    public const string Priority = "priority";

    public const string Account = "account";

    private const string OwnPrefix = "field:";

    /// <summary>Where they are in the stored result of an import.</summary>
    public const string Kept = "Fields";

    /// <summary>Column by field, of the tenant's latest import of a log; none of a tenant without one.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var latest = await db
            .Imports.Where(row => row.Kind == "log")
            .OrderByDescending(row => row.At)
            .Select(row => row.ResultJson)
            .FirstOrDefaultAsync(cancellationToken);
        return Read(latest ?? "{}");
    }

    /// <summary>The columns of a stored import; none where it kept none.</summary>
    public static IReadOnlyDictionary<string, string> Read(string resultJson) =>
        JsonNode.Parse(resultJson)?[Kept]?.Deserialize<Dictionary<string, string>>() ?? [];

    /// <summary>The key of a field that the log names itself.</summary>
    public static string Own(string column) => OwnPrefix + column;

    /// <summary>Whether a key is that of a field that the log names itself.</summary>
    public static bool IsOwn(string key) => key.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>The values of these columns that an event says, by column.</summary>
    public static IReadOnlyDictionary<string, string> SaidBy(string attributesJson, IReadOnlyDictionary<string, string> columns)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(attributesJson);
        foreach (var column in columns.Values)
        {
            if (json.RootElement.TryGetProperty(column, out var value) && value.ValueKind is JsonValueKind.String)
            {
                said[column] = value.GetString()!;
            }
        }

        return said;
    }
}
