using Microsoft.EntityFrameworkCore;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Database.PostgreSql;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>A migrated PostgreSQL database that is made once per test run and cloned for each test.</summary>
public static class PostgreSqlTemplate
{
    private const string Variable = "RECS_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> Migrated = new(CreateAsync);

    // the server refuses to clone a database that has a connection, including that of another clone
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The connection string of a new clone; without a server, the calling test is skipped.</summary>
    public static async Task<string> CloneAsync()
    {
        Assert.SkipWhen(Server is null, $"{Variable} names no PostgreSQL server; ./test.sh starts one.");
        var template = await Migrated.Value;
        var name = $"recs_{Guid.NewGuid():N}";
        await OneAtATime.WaitAsync();
        try
        {
            await ExecuteAsync($"""CREATE DATABASE "{name}" TEMPLATE "{template}" """);
        }
        finally
        {
            OneAtATime.Release();
        }

        return ConnectionString(name);
    }

    /// <summary>The connection string of a database that does not exist yet.</summary>
    public static string Absent()
    {
        Assert.SkipWhen(Server is null, $"{Variable} names no PostgreSQL server; ./test.sh starts one.");
        return ConnectionString($"recs_{Guid.NewGuid():N}");
    }

    public static async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
    }

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    private static string ConnectionString(string database) =>
        PostgreSqlProvider.Complete(new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ToString());

    private static async Task<string> CreateAsync()
    {
        var name = $"recs_template_{Guid.NewGuid():N}";
        var connectionString = ConnectionString(name);
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        PostgreSqlProvider.Configure(options, connectionString);
        await using (var db = new ConsoleDbContext(options.Options))
        {
            await db.Database.MigrateAsync();
        }

        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        return name;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
