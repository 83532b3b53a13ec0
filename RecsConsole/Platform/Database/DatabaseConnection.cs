using System.Data.Common;
using RecsConsole.Database.PostgreSql;
using RecsConsole.Database.Sqlite;
using RecsConsole.Database.SqlServer;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>The validated connection string of the selected provider.</summary>
public sealed record DatabaseConnection(DatabaseProvider Provider, string ConnectionString)
{
    private const string FileName = "recs.db";

    /// <summary>The connection string of the login that migrates; null when the application's own login does.</summary>
    public string? Migrating { get; init; }

    /// <summary>Whether it is a file that does not exist yet.</summary>
    public bool IsNewFile =>
        Provider == DatabaseProvider.Sqlite && SqliteProvider.FileOf(ConnectionString) is { } file && !File.Exists(file);

    /// <summary>Reads and validates the settings; reports errors before anything connects.</summary>
    public static DatabaseConnection Read(IConfiguration configuration, DataFolder dataFolder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(dataFolder);
        var provider = ReadProvider(configuration);
        var connectionString = configuration.GetConnectionString(DatabaseOptions.ConnectionName);
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            connectionString =
                provider == DatabaseProvider.Sqlite
                    ? $"Data Source={dataFolder.In(FileName)}"
                    : throw new ConfigurationException(
                        $"ConnectionStrings:{DatabaseOptions.ConnectionName} is missing; Database:Provider {provider} needs it."
                    );
        }

        return new DatabaseConnection(provider, Complete(provider, connectionString, $"ConnectionStrings:{DatabaseOptions.ConnectionName}"))
        {
            Migrating = ReadMigrating(configuration, provider),
        };
    }

    /// <summary>Parses PROVIDER:CONNECTION_STRING, the command line format.</summary>
    /// <exception cref="ConfigurationException">The text has another format.</exception>
    public static DatabaseConnection Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (provider, connectionString) = text.Split(':', 2) is [var first, var rest] ? (first, rest) : ("", "");
        return ProviderOf(provider) is { } known
            ? new(known, Complete(known, connectionString, name))
            : throw new ConfigurationException(
                $"{name} must be Sqlite, PostgreSql or SqlServer, a colon and a connection string, such as \"Sqlite:Data Source=recs.db\"."
            );
    }

    private static string? ReadMigrating(IConfiguration configuration, DatabaseProvider provider)
    {
        const string Name = DatabaseOptions.MigrationConnectionName;
        var connectionString = configuration.GetConnectionString(Name);
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return null;
        }

        return provider == DatabaseProvider.Sqlite
            ? throw new ConfigurationException($"ConnectionStrings:{Name} is for database servers; SQLite has no logins.")
            : Complete(provider, connectionString, $"ConnectionStrings:{Name}");
    }

    private static DatabaseProvider ReadProvider(IConfiguration configuration)
    {
        var name = configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"];
        if (string.IsNullOrWhiteSpace(name))
        {
            return DatabaseProvider.Sqlite;
        }

        return ProviderOf(name)
            ?? throw new ConfigurationException($"Database:Provider is '{name}'; it must be Sqlite, PostgreSql or SqlServer.");
    }

    // by name only: TryParse would accept "7" as a provider
    private static DatabaseProvider? ProviderOf(string name) =>
        Enum.GetValues<DatabaseProvider>()
            .Where(provider => string.Equals(provider.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(provider => (DatabaseProvider?)provider)
            .FirstOrDefault();

    private static string Complete(DatabaseProvider provider, string connectionString, string name)
    {
        try
        {
            return provider switch
            {
                DatabaseProvider.Sqlite => SqliteProvider.Complete(connectionString),
                DatabaseProvider.PostgreSql => PostgreSqlProvider.Complete(connectionString),
                _ => SqlServerProvider.Complete(connectionString),
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or DbException)
        {
            // the inner error's text contains keywords, never values
            throw new ConfigurationException($"{name} is not a {provider} connection string: {e.Message}", e);
        }
    }
}
