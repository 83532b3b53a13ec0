using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Sqlite;

namespace RecsConsole.Tests.Support;

/// <summary>A migrated SQLite file that is made once per test run: copying it takes a millisecond, migrating takes a second.</summary>
public static class SqliteTemplate
{
    private static readonly Lazy<byte[]> Migrated = new(Create);

    public static string ConnectionString(string path) => $"Data Source={path};Pooling=False";

    public static void WriteTo(string path) => File.WriteAllBytes(path, Migrated.Value);

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

        // the last connection is closed, so the file contains the write-ahead log
        return File.ReadAllBytes(path);
    }
}
