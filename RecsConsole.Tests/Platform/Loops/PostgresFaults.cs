using Microsoft.EntityFrameworkCore;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Platform.Loops;

/// <summary>
/// Faults that PostgreSQL itself raises: the first and the third touch of a table end with an error code, so that work fails both when it is
/// begun and when its end is recorded. A sequence counts the touches, because it is not rolled back.
/// </summary>
internal sealed class PostgresFaults(TestDatabase database, string code)
{
    /// <summary>Inserts and updates of rows fail.</summary>
    public Task BreakWritesAsync(string table) =>
        ExecuteAsync(
            $"""
            CREATE SEQUENCE "touches_{table}";
            CREATE FUNCTION "fail_{table}"() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('"touches_{table}"') IN (1, 3) THEN
                    RAISE EXCEPTION 'injected' USING ERRCODE = '{code}';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER "fail_{table}" BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "fail_{table}"();
            """
        );

    /// <summary>
    /// Queries that find a row of the condition fail; the table is then behind a view, which can be written like the table.
    /// </summary>
    public Task BreakReadsAsync(string table, string condition = "true") =>
        ExecuteAsync(
            $"""
            CREATE SEQUENCE "touches_{table}";
            CREATE FUNCTION "fail_{table}"() RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
            BEGIN
                IF nextval('"touches_{table}"') IN (1, 3) THEN
                    RAISE EXCEPTION 'injected' USING ERRCODE = '{code}';
                END IF;
                RETURN true;
            END $$;
            ALTER TABLE "{table}" RENAME TO "{table}_stored";
            CREATE VIEW "{table}" AS SELECT * FROM "{table}_stored" WHERE CASE WHEN {condition} THEN "fail_{table}"() ELSE true END;
            """
        );

    /// <summary>How often the table was touched, the faults included.</summary>
    public async Task<long> TouchesAsync(string table)
    {
        var sql = $"""SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS "Value" FROM "touches_{table}" """;
        await using var db = database.Open();
        return (await db.Database.SqlQueryRaw<long>(sql).ToListAsync())[0];
    }

    // names and code are constants of the tests
    private async Task ExecuteAsync(string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
