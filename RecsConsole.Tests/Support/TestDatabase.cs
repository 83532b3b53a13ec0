using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Security.Sweep.Rows;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>A migrated database of one test, with the service registrations of the application. It is deleted after the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;

    private TestDatabase(TemporaryFolder folder, ServiceProvider services, IReadOnlyDictionary<string, string> settings)
    {
        _folder = folder;
        _services = services;
        Settings = settings;
    }

    /// <summary>Settings that make an application use this database.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public IServiceProvider Services => _services;

    public ManualClock Clock => _services.GetRequiredService<ManualClock>();

    /// <param name="add">Registrations of the feature under test.</param>
    public static async Task<TestDatabase> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var folder = new TemporaryFolder();
        return Create(provider, await ConnectionStringAsync(provider, folder), folder, add);
    }

    /// <summary>A copy of the rows and files of this SQLite database, which nobody may be writing.</summary>
    public TestDatabase Copy(Action<IServiceCollection>? add = null)
    {
        Assert.SkipWhen(_services.GetRequiredService<DatabaseConnection>().Provider != DatabaseProvider.Sqlite, "Only a file is copied.");
        SqliteTemplate.Release(_folder.In("recs.db")); // so that the file has all rows
        var folder = _folder.Copy();
        return Create(DatabaseProvider.Sqlite, SqliteTemplate.ConnectionString(folder.In("recs.db")), folder, add);
    }

    /// <summary>A database that does not exist yet.</summary>
    public static TestDatabase CreateAbsent(DatabaseProvider provider)
    {
        var folder = new TemporaryFolder();
        var connectionString = provider switch
        {
            DatabaseProvider.PostgreSql => PostgreSqlTemplate.Absent(),
            DatabaseProvider.SqlServer => SqlServerTemplate.Absent(),
            _ => SqliteTemplate.ConnectionString(folder.In("recs.db")),
        };
        return Create(provider, connectionString, folder, add: null);
    }

    /// <summary>A context over all rows: for arranging and asserting.</summary>
    public ConsoleDbContext Open() => _services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        var connection = _services.GetRequiredService<DatabaseConnection>();
        await _services.DisposeAsync();
        if (connection.Provider == DatabaseProvider.PostgreSql)
        {
            await PostgreSqlTemplate.DropAsync(connection.ConnectionString);
        }
        else if (connection.Provider == DatabaseProvider.SqlServer)
        {
            await SqlServerTemplate.DropAsync(connection.ConnectionString);
        }
        else
        {
            SqliteTemplate.Release(_folder.In("recs.db"));
        }

        _folder.Dispose();
    }

    private static async Task<string> ConnectionStringAsync(DatabaseProvider provider, TemporaryFolder folder)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            return await PostgreSqlTemplate.CloneAsync();
        }

        if (provider == DatabaseProvider.SqlServer)
        {
            return await SqlServerTemplate.CreateAsync();
        }

        SqliteTemplate.WriteTo(folder.In("recs.db"));
        return SqliteTemplate.ConnectionString(folder.In("recs.db"));
    }

    private static TestDatabase Create(
        DatabaseProvider provider,
        string connectionString,
        TemporaryFolder folder,
        Action<IServiceCollection>? add
    )
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Recs"] = connectionString,
            ["DataFolder"] = folder.FullPath,
        };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
            .Build();
        var clock = new ManualClock();
        var dataFolder = new DataFolder(configuration, folder.FullPath);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(dataFolder)
            .AddConsoleDatabase(configuration, dataFolder)
            // as in ConsoleApp: hashing a password takes as long as the rest of many a test
            .Configure<PasswordHasherOptions>(options => options.IterationCount = 10);
        add?.Invoke(services);
        DeletedCheck.ApplyTo(services);
        return new TestDatabase(folder, services.BuildServiceProvider(), settings);
    }
}
