using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.SqlServer;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>
/// Migrated databases on the SQL Server that an environment variable names; any server will do, also in a container. Each is made by the
/// migrations and not cloned: a backup would need a folder of the server, and a server that only speaks its protocol has none.
/// </summary>
public static class SqlServerTemplate
{
    public const string Variable = "RECS_TEST_SQLSERVER";

    // CREATE DATABASE copies the database "model", which the server refuses to two at once
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    /// <summary>The connection string of a new database with the schema of this version.</summary>
    public static async Task<string> CreateAsync()
    {
        var name = NewName();
        await OneAtATime.WaitAsync();
        try
        {
            // as the product's own migration leaves it: readers do not wait for writers
            await ExecuteAsync($"CREATE DATABASE [{name}]", $"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON");
        }
        finally
        {
            OneAtATime.Release();
        }

        var connectionString = ConnectionString(Required, name);
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        SqlServerProvider.Configure(options, connectionString);
        await using var db = new ConsoleDbContext(options.Options);
        await db.Database.MigrateAsync();
        return connectionString;
    }

    /// <summary>The connection string of a database that does not exist yet.</summary>
    public static string Absent() => ConnectionString(Required, NewName());

    public static async Task DropAsync(string connectionString)
    {
        await using (var connection = new SqlConnection(connectionString))
        {
            SqlConnection.ClearPool(connection);
        }

        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        await ExecuteAsync(
            $"IF DB_ID(N'{name}') IS NOT NULL ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE",
            $"DROP DATABASE IF EXISTS [{name}]"
        );
    }

    /// <summary>The server's connection string with another database.</summary>
    public static string ConnectionString(string server, string database) =>
        SqlServerProvider.Complete(new SqlConnectionStringBuilder(server) { InitialCatalog = database, MaxPoolSize = 20 }.ToString());

    private static string Required
    {
        get
        {
            Assert.SkipWhen(Server is null, $"{Variable} names no SQL Server.");
            return Server!;
        }
    }

    private static string NewName() => $"recs_{Guid.NewGuid():N}";

    private static async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = new SqlConnection(Required);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }
}
