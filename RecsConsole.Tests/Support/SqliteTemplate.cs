using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Sqlite;

namespace RecsConsole.Tests.Support;

/// <summary>A migrated SQLite file that is made once per test run: copying it takes a millisecond, migrating takes a second.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<byte[]> Migrated = new(Create);

    public static string ConnectionString(string path) => $"Data Source={path}";

    public static void WriteTo(string path) => File.WriteAllBytes(path, Migrated.Value);

    /// <summary>
    /// Closes the connections to a file that the library keeps for the next use. They stay open during a test, as in the application:
    /// each opening reads the whole schema, which takes longer than most queries.
    /// </summary>
    public static void Release(string path)
    {
        using var connection = new SqliteConnection(SqliteProvider.Complete(ConnectionString(path)));
        SqliteConnection.ClearPool(connection);
    }

    private static byte[] Create()
    {
        using var folder = new TemporaryFolder();
        var path = folder.In("template.db");
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        SqliteProvider.Configure(options, SqliteProvider.Complete(ConnectionString(path)));
        using (var db = new ConsoleDbContext(options.Options))
        {
            db.Database.Migrate();
        }

        // with the last connection closed, the file contains the write-ahead log
        Release(path);
        return File.ReadAllBytes(path);
    }
}
