using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>
/// Which columns of an imported log say the product, team and priority of a case. They are kept with the import and recorded with each event, so
/// that a case can be looked at as it was at any of its events.
/// </summary>
internal static class CaseFieldColumns
{
    public const string Product = "product";
    public const string Team = "team";
    public const string Priority = "priority";

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
}
