using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Sweep.Commands;

/// <summary>Every row of a site's database, to see what a request touched.</summary>
internal static class StoredRows
{
    // written whoever asks: what was refused and searched, and what nodes tell each other
    private static readonly HashSet<string> s_trails = new(StringComparer.Ordinal)
    {
        "AuditEntries",
        "AuditLinks",
        "Changes",
        "SearchLog",
        "ApiReplays",
    };

    public static async Task<IReadOnlyList<StoredRow>> ReadAsync(IServiceProvider services)
    {
        await using var db = Operators.Open(services);
        await db.Database.OpenConnectionAsync();
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal);
        List<StoredRow> rows = [];
        foreach (var table in tables.Where(table => !s_trails.Contains(table)))
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(new(table, ColumnsOf(reader)));
            }
        }

        return rows;
    }

    /// <summary>Rows that name one of the objects and are changed or gone, and new rows of these objects.</summary>
    public static IReadOnlyList<string> Touched(
        IReadOnlyList<StoredRow> before,
        IReadOnlyList<StoredRow> after,
        IReadOnlyList<SweptObject> objects
    )
    {
        var left = after.Select(row => row.Text).ToHashSet(StringComparer.Ordinal);
        var known = before.Select(row => row.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. before.Where(row => !left.Contains(row.Text) && objects.Any(row.Names)).Select(row => $"changed or gone: {row.Text}"),
            .. after.Where(row => !known.Contains(row.Text) && objects.Any(row.IsOf)).Select(row => $"new: {row.Text}"),
        ];
    }

    private static Dictionary<string, string> ColumnsOf(DbDataReader reader) =>
        Enumerable
            .Range(0, reader.FieldCount)
            .ToDictionary(
                reader.GetName,
                i =>
                    reader.GetValue(i) switch
                    {
                        byte[] bytes => Convert.ToHexString(bytes),
                        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                    },
                StringComparer.Ordinal
            );
}
