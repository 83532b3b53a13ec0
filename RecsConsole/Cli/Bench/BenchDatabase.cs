using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// A new database for one benchmark on the configured server, which the run uses instead of the configured one and drops afterwards; a run
/// that is killed leaves it behind under its own name.
/// </summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>How the names of these databases begin.</summary>
    public const string Prefix = "recs_bench_";

    private readonly DatabaseConnection _connection;

    private BenchDatabase(DatabaseConnection connection) => _connection = connection;

    /// <summary>
    /// Chooses the database of a run before its services are made: null where SQLite is configured, because then the file of the run's
    /// folder is measured.
    /// </summary>
    /// <param name="folder">The folder of the run, made before.</param>
    public static BenchDatabase? OnConfiguredServer(CommandRun run, BenchFolder folder)
    {
        var configured = DatabaseConnection.Read(run.ConfiguredSettings(), folder.AsDataFolder());
        if (configured.Provider == DatabaseProvider.Sqlite)
        {
            return null;
        }

        var name = $"{Prefix}{Guid.NewGuid():N}";
        var own = new DatabaseConnection(configured.Provider, Named(configured.Provider, configured.ConnectionString, name))
        {
            Migrating = configured.Migrating is { } migrating ? Named(configured.Provider, migrating, name) : null,
        };
        run.Overrides["Database:Provider"] = own.Provider.ToString();
        run.Overrides["Database:MigrateAtStart"] = "true";
        run.Overrides[$"ConnectionStrings:{DatabaseOptions.ConnectionName}"] = own.ConnectionString;
        run.Overrides[$"ConnectionStrings:{DatabaseOptions.MigrationConnectionName}"] = own.Migrating;
        return new(own);
    }

    // also after a failure halfway, when it may not be there yet
    public async ValueTask DisposeAsync()
    {
        var builder = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        DatabaseSetup.Use(builder, _connection, _connection.Migrating ?? _connection.ConnectionString);
        await using var db = new ConsoleDbContext(builder.Options);
        await db.Database.EnsureDeletedAsync();
    }

    private static string Named(DatabaseProvider provider, string connectionString, string name) =>
        provider == DatabaseProvider.PostgreSql
            ? new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ToString()
            : new SqlConnectionStringBuilder(connectionString) { InitialCatalog = name }.ToString();
}
