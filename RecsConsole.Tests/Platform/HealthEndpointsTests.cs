using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Database.PostgreSql;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Health;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class HealthEndpointsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R195")]
    public async Task Ready_names_each_dependency(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var app = new ConsoleApp("Production", database.Settings);
        using var client = app.CreateClient();

        var ready = await client.GetFromJsonAsync<JsonElement>("/health/ready", Token);

        ready.GetProperty("status").GetString().ShouldBe("healthy");
        var dependencies = ready.GetProperty("dependencies");
        foreach (var name in (string[])["database", "keys", "migrations", "data_folder", "audit_chain"])
        {
            var dependency = dependencies.GetProperty(name);
            dependency.GetProperty("status").GetString().ShouldBe("healthy");
            dependency.GetProperty("ms").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task Damaged_database_file_is_not_healthy_although_it_opens()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using (var file = File.OpenWrite(Path.Combine(database.Settings["DataFolder"], "recs.db")))
        {
            file.Position = 4096; // the first page stays: the file is still a database
            await file.WriteAsync(Enumerable.Repeat((byte)0xFF, (int)file.Length - 4096).ToArray(), Token);
        }

        var health = new DatabaseHealth(
            database.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(),
            database.Services.GetRequiredService<DatabaseConnection>(),
            new(TimeProvider.System)
        );

        (await health.CheckHealthAsync(new(), Token)).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task File_that_takes_no_writes_is_not_healthy_although_it_answers()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var connection = database.Services.GetRequiredService<DatabaseConnection>();
        var usual = new DatabaseHealth(new OneFile(connection.ConnectionString), connection, new(TimeProvider.System));
        var locked = new DatabaseHealth(new OneFile(connection.ConnectionString + ";Mode=ReadOnly"), connection, new(TimeProvider.System));

        (await usual.CheckHealthAsync(new(), Token)).Status.ShouldBe(HealthStatus.Healthy);
        var refused = await locked.CheckHealthAsync(new(), Token);

        refused.Status.ShouldBe(HealthStatus.Unhealthy);
        refused.Description.ShouldBe("Sqlite takes no writes");
    }

    [Fact]
    public async Task Server_that_takes_no_writes_is_not_healthy_although_it_answers()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var connection = database.Services.GetRequiredService<DatabaseConnection>();
        var readOnly = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Options = "-c default_transaction_read_only=on" };
        var usual = new DatabaseHealth(new OneServer(connection.ConnectionString), connection, new(TimeProvider.System));
        var standby = new DatabaseHealth(new OneServer(readOnly.ToString()), connection, new(TimeProvider.System));

        (await usual.CheckHealthAsync(new(), Token)).Status.ShouldBe(HealthStatus.Healthy);
        (await usual.CheckHealthAsync(new(), Token)).Status.ShouldBe(HealthStatus.Healthy);
        var refused = await standby.CheckHealthAsync(new(), Token);

        refused.Status.ShouldBe(HealthStatus.Unhealthy);
        refused.Description!.ShouldContain("takes no writes");
        await using var db = database.Open();
        (await db.UsedTokens.CountAsync(Token)).ShouldBe(1, "the row of this machine is written again, not added");
    }

    [Fact]
    public async Task Write_is_tried_at_most_every_ten_seconds()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var probe = new DatabaseWriteProbe(TimeProvider.System);
        await using var db = database.Open();
        await probe.WriteAsync(db, Token);
        await db.UsedTokens.ExecuteDeleteAsync(Token);

        await probe.WriteAsync(db, Token);

        (await db.UsedTokens.AnyAsync(Token)).ShouldBeFalse("the last success counts");
        await new DatabaseWriteProbe(TimeProvider.System).WriteAsync(db, Token);
        (await db.UsedTokens.AnyAsync(Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Data_folder_that_takes_no_bytes_is_not_healthy()
    {
        using var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder().Build();
        var dataFolder = new DataFolder(configuration, folder.In("site"));
        var health = new DataFolderHealth(dataFolder);
        (await health.CheckHealthAsync(new(), Token)).Status.ShouldBe(HealthStatus.Healthy);

        Directory.Delete(dataFolder.FullPath, recursive: true);

        (await health.CheckHealthAsync(new(), Token)).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    [Trait("Req", "R195")]
    public async Task Ready_refuses_while_migrations_are_pending_and_live_does_not()
    {
        await using var database = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);
        await using var app = new ConsoleApp(
            "Production",
            new Dictionary<string, string>(database.Settings, StringComparer.Ordinal)
            {
                ["Database:MigrateAtStart"] = "false",
                ["Logging:LogLevel:Default"] = "None",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "None",
            }
        );
        using var client = app.CreateClient();

        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var text = await ready.Content.ReadAsStringAsync(Token);
        text.ShouldContain("pending");
        text.ShouldNotContain(database.Settings["DataFolder"]);
    }

    private sealed class OneFile(string connectionString) : IDbContextFactory<ConsoleDbContext>
    {
        public ConsoleDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
            SqliteProvider.Configure(options, connectionString);
            return new(options.Options);
        }
    }

    private sealed class OneServer(string connectionString) : IDbContextFactory<ConsoleDbContext>
    {
        public ConsoleDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
            PostgreSqlProvider.Configure(options, connectionString);
            return new(options.Options);
        }
    }
}
