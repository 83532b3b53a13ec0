using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tests.Support.Trails;

/// <summary>Somebody with the database's own password, who takes the triggers out of force and then changes what they guard.</summary>
public static class Intruder
{
    // foreign keys are no triggers there
    private const string DisableOnSqlServer = """
        ALTER TABLE [AuditEntries] DISABLE TRIGGER ALL;
        ALTER TABLE [AuditLinks] DISABLE TRIGGER ALL;
        DECLARE @statements nvarchar(max) = N'';
        SELECT @statements += N'ALTER TABLE ' + QUOTENAME(OBJECT_NAME(parent_object_id)) + N' NOCHECK CONSTRAINT ' + QUOTENAME(name) + N';'
        FROM sys.foreign_keys WHERE referenced_object_id IN (OBJECT_ID(N'AuditEntries'), OBJECT_ID(N'AuditLinks'));
        EXEC(@statements);
        """;

    public static async Task BreakInAsync(ConsoleDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync(
                """ALTER TABLE "AuditEntries" DISABLE TRIGGER ALL; ALTER TABLE "AuditLinks" DISABLE TRIGGER ALL;"""
            );
            return;
        }

        if (db.Database.IsSqlServer())
        {
            await db.Database.ExecuteSqlRawAsync(DisableOnSqlServer);
            return;
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
        var triggers = await db
            .Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'Audit%'")
            .ToListAsync();
        foreach (var trigger in triggers)
        {
            var drop = $"DROP TRIGGER \"{trigger}\"";
            await db.Database.ExecuteSqlRawAsync(drop);
        }
    }

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public static async Task<int> DoAsync(ConsoleDbContext db, string sql)
    {
        var statement = sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return await db.Database.ExecuteSqlRawAsync(statement);
    }

    /// <summary>An id as a literal of SQLite, which stores its bytes.</summary>
    public static string Literal(Guid id) => $"X'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";

    /// <summary>The bytes of a column as SQLite stores them; null if there are none.</summary>
    public static async Task<byte[]?> BytesAsync(ConsoleDbContext db, string table, string column, long row)
    {
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT CAST(\"{column}\" AS BLOB) FROM \"{table}\" WHERE rowid = $row";
        command.Parameters.AddWithValue("$row", row);
        return await command.ExecuteScalarAsync() as byte[];
    }

    /// <summary>Writes bytes into a column, as an id, as text or as the number they spell; false if a constraint refuses them.</summary>
    public static async Task<bool> TryPutAsync(ConsoleDbContext db, (string Table, string Column, long Row) place, byte[] bytes)
    {
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"UPDATE \"{place.Table}\" SET \"{place.Column}\" = "
            + $"CASE typeof(\"{place.Column}\") WHEN 'blob' THEN $bytes ELSE CAST($bytes AS TEXT) END WHERE rowid = $row";
        command.Parameters.AddWithValue("$bytes", bytes);
        command.Parameters.AddWithValue("$row", place.Row);
        try
        {
            return await command.ExecuteNonQueryAsync() == 1;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 19) // SQLITE_CONSTRAINT
        {
            return false;
        }
    }
}
