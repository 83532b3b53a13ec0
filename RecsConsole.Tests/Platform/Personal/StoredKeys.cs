using System.Buffers.Text;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>
/// Looks into every column of every table for the ids of keys, as texts and bytes hold them. It asks the database for its columns, and not the
/// model, which is what a renewal asks.
/// </summary>
internal static class StoredKeys
{
    // what tells about keys
    private static readonly string[] s_about = ["Changes", "AuditEntries", "AuditLinks"];

    // what the framework begins with what it encrypted, before the id of the key: the two last signs of their 20 bytes are of what follows too
    private static readonly byte[] s_head = [0x09, 0xF0, 0xC9, 0xF0];

    /// <summary>The columns that hold one of the ids, other than those of the subjects' keys themselves.</summary>
    public static async Task<IReadOnlyList<string>> ColumnsAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    ) => [.. (await AllAsync(db, ids, cancellationToken)).Where(name => !name.StartsWith("SubjectKeys.", StringComparison.Ordinal))];

    /// <summary>All columns that hold one of the ids of keys, of subjects or of the installation.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        List<string> found = [];
        foreach (var (table, column) in await ListAsync(db, cancellationToken))
        {
            if (!s_about.Contains(table, StringComparer.Ordinal) && await HoldsAsync(db, table, column, ids, cancellationToken))
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }

    private static async Task<List<(string Table, string Column)>> ListAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsSqlite()
            ? "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
            : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema IN ('public', 'dbo')";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, string)> columns = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    private static async Task<bool> HoldsAsync(
        ConsoleDbContext db,
        string table,
        string column,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (Holds(reader, ids))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(DbDataReader reader, IReadOnlyCollection<Guid> ids) =>
        reader.GetValue(0) switch
        {
            Guid id => ids.Contains(id),
            byte[] bytes => ids.Any(id => bytes.AsSpan().IndexOf(id.ToByteArray()) >= 0 || bytes.SequenceEqual(id.ToByteArray(true))),
            string text => ids.Any(id =>
                text.Contains(id.ToString("D"), StringComparison.OrdinalIgnoreCase)
                // the last sign of the 16 bytes is of what follows them too
                || text.Contains(Convert.ToBase64String(id.ToByteArray())[..21], StringComparison.Ordinal)
                || text.Contains(Base64Url.EncodeToString([.. s_head, .. id.ToByteArray()])[..26], StringComparison.Ordinal)
            ),
            _ => false,
        };
}
