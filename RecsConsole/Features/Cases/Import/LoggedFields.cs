using System.Text.Json;
using System.Text.Json.Nodes;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Rereading;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Stores with an import which columns hold the fields of a case, see <see cref="CaseFieldColumns"/>.</summary>
internal static class LoggedFields
{
    private static readonly (string Field, string Role)[] s_roles =
    [
        (CaseFieldColumns.Product, "product"),
        (CaseFieldColumns.Team, "group"),
        (CaseFieldColumns.Priority, "priority"),
        (CaseFieldColumns.Account, "account"),
    ];

    /// <summary>Column by field, without documents: these are used during a case, not known beforehand.</summary>
    public static IReadOnlyDictionary<string, string> Of(LogMapping mapping)
    {
        var columns = s_roles
            .Select(each => (each.Field, Column: mapping.ColumnOf(each.Role)))
            .Where(each => each.Column is not null)
            .ToDictionary(each => each.Field, each => each.Column!, StringComparer.Ordinal);
        foreach (var name in mapping.Attributes)
        {
            columns[CaseFieldColumns.Own(mapping.FieldOf(name))] = name;
        }

        return columns;
    }

    /// <summary>The counts of an import with its columns, as stored.</summary>
    /// <param name="before">The same file as it was imported before: its columns are still in the events.</param>
    public static string Write(ImportedLog result, IReadOnlyDictionary<string, string> columns, LogReading reading, ImportRow? before)
    {
        var kept = new Dictionary<string, string>(before is null ? [] : CaseFieldColumns.Read(before.ResultJson), StringComparer.Ordinal);
        foreach (var (field, column) in columns)
        {
            kept[field] = column;
        }

        var json = JsonSerializer.SerializeToNode(result)!.AsObject();
        json[CaseFieldColumns.Kept] = JsonSerializer.SerializeToNode(kept);
        json[LogReading.Kept] = JsonSerializer.SerializeToNode(reading.Parts);
        return json.ToJsonString();
    }
}
