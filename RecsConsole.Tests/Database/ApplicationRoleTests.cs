using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Database;

/// <summary>On PostgreSQL and with the real command, one login migrates and owns the schema and another one serves the site.</summary>
public sealed class ApplicationRoleTests
{
    private const string Denied = "42501"; // insufficient_privilege
    private const string NoSuchEntry = "23503"; // foreign_key_violation

    [Fact]
    [Trait("Req", "R151")]
    public async Task Login_of_the_application_adds_and_reads_and_can_change_no_entry()
    {
        await using var roles = await TwoLogins.CreateAsync();

        var migrated = await CommandLine.RunAsync(roles.Settings, "db", "migrate");

        migrated.ExitCode.ShouldBe(0, migrated.Error);
        await using var services = roles.Services();
        var tenant = await Operators.AddTenantAsync(services, "here"); // the login may write every other table
        await using var db = Operators.Open(services);
        db.BindTo(tenant);
        var trail = services.GetRequiredService<AuditTrail>();
        trail.Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
        await db.SaveChangesAsync();
        (await db.AuditEntries.CountAsync()).ShouldBe(1);
        foreach (
            var sql in new[]
            {
                "UPDATE \"AuditEntries\" SET \"Outcome\" = 'denied'",
                "DELETE FROM \"AuditEntries\"",
                "TRUNCATE \"AuditEntries\"",
                "UPDATE \"AuditLinks\" SET \"Number\" = 1",
                "DELETE FROM \"AuditLinks\"",
                "ALTER TABLE \"AuditEntries\" DISABLE TRIGGER ALL",
                "DROP TRIGGER \"AuditEntries_refuse_update\" ON \"AuditEntries\"",
                "DROP TABLE \"AuditLinks\"",
                "DELETE FROM \"__EFMigrationsHistory\"",
                "CREATE TABLE \"Other\" (\"Id\" int)",
            }
        )
        {
            var refused = await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql), sql);
            refused.SqlState.ShouldBe(Denied, sql);
        }

        await PoisonAsync(db);
        (await CommandLine.RunAsync(roles.Settings, "db", "migrate")).ExitCode.ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task Link_that_the_login_forged_is_not_built_upon_and_the_owner_removes_it()
    {
        await using var roles = await TwoLogins.CreateAsync();
        (await CommandLine.RunAsync(roles.Settings, "db", "migrate")).ExitCode.ShouldBe(0);
        await using var services = roles.Services();
        services.GetRequiredService<AuditSigner>().EnsureReadable(); // as the first start does: without a secret, links are refused
        var tenant = await Operators.AddTenantAsync(services, "here");
        await using var db = Operators.Open(services);
        db.BindTo(tenant);
        var trail = services.GetRequiredService<AuditTrail>();
        trail.Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
        await db.SaveChangesAsync();
        var forged = await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "AuditLinks" ("TenantId", "Number", "EntryId", "EntryHash", "SealedAt", "Hash", "Signature")
            SELECT "TenantId", 1, "Id", "Hash", "At", "Hash", "Hash" FROM "AuditEntries"
            """
        );
        trail.Append(db, null, new("save.settings", "tenant", "y", AuditOutcome.Done));
        await db.SaveChangesAsync();

        var refused = await CommandLine.RunAsync(roles.Settings, "audit", "seal", "--tenant", "here");
        var repaired = await CommandLine.RunAsync(roles.Settings, "audit", "repair", "--tenant", "here");

        forged.ShouldBe(1, "no trigger looks at hashes");
        refused.Error.ShouldContain("not continued");
        repaired.Output.ShouldContain("1 links removed");
        (await CommandLine.RunAsync(roles.Settings, "audit", "seal", "--tenant", "here")).ExitCode.ShouldBe(0);
        (await CommandLine.RunAsync(roles.Settings, "audit", "verify", "--tenant", "here")).ExitCode.ShouldBe(0);
        (await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"AuditLinks\""))).SqlState.ShouldBe(
            Denied
        );
    }

    // links that would break the chain for ever
    private static async Task PoisonAsync(ConsoleDbContext db)
    {
        foreach (
            var (number, entry, state) in new[]
            {
                (9_000_000_000_000_000_000, "\"Id\"", Denied), // far ahead: the chain could never be continued
                (1L, "gen_random_uuid()", NoSuchEntry),
            }
        )
        {
            var poison = $"""
                INSERT INTO "AuditLinks" ("TenantId", "Number", "EntryId", "EntryHash", "SealedAt", "Hash", "Signature")
                SELECT "TenantId", {number}, {entry}, "Hash", "At", "Hash", "Hash" FROM "AuditEntries"
                """;
            var refused = await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(poison), poison);
            refused.SqlState.ShouldBe(state, poison);
        }
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task One_user_for_both_is_refused_in_words()
    {
        await using var roles = await TwoLogins.CreateAsync();
        var settings = roles.Settings.ToDictionary(StringComparer.Ordinal);
        settings["ConnectionStrings:Recs"] = settings["ConnectionStrings:RecsMigration"];

        var answer = await CommandLine.RunAsync(settings, "db", "migrate");

        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain("name the same user");
    }

    [Fact]
    public async Task Sqlite_has_no_second_login()
    {
        await using var database = await TestDatabase.CreateAsync();
        var settings = database.Settings.ToDictionary(StringComparer.Ordinal);
        settings["ConnectionStrings:RecsMigration"] = "Data Source=other.db";

        var answer = await CommandLine.RunAsync(settings, "db", "status");

        answer.ExitCode.ShouldNotBe(0);
        answer.Error.ShouldContain("SQLite has no logins");
    }

    /// <summary>A database owned by one new role, and a second role that owns nothing.</summary>
    private sealed class TwoLogins : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string _owner = $"owner_{Guid.NewGuid():N}";
        private readonly string _site = $"site_{Guid.NewGuid():N}";
        private readonly NpgsqlConnectionStringBuilder _server;

        private TwoLogins(string connectionString) => _server = new(connectionString);

        public IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Database:Provider"] = "PostgreSql",
                ["ConnectionStrings:Recs"] = As(_site),
                ["ConnectionStrings:RecsMigration"] = As(_owner),
                ["DataFolder"] = _folder.FullPath,
                ["Demo:SeedAtStart"] = "false",
            };

        public static async Task<TwoLogins> CreateAsync()
        {
            var logins = new TwoLogins(PostgreSqlTemplate.Absent());
            await logins.OnServerAsync($"CREATE ROLE \"{logins._owner}\" LOGIN");
            await logins.OnServerAsync($"CREATE ROLE \"{logins._site}\" LOGIN");
            await logins.OnServerAsync($"CREATE DATABASE \"{logins._server.Database}\" OWNER \"{logins._owner}\"");
            return logins;
        }

        public ServiceProvider Services()
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(Settings.ToDictionary(each => each.Key, each => (string?)each.Value))
                .Build();
            var dataFolder = new DataFolder(configuration, _folder.FullPath);
            return new ServiceCollection()
                .AddLogging()
                .AddSingleton<IConfiguration>(configuration)
                .AddSingleton(dataFolder)
                .AddSingleton(TimeProvider.System)
                .AddConsoleDatabase(configuration, dataFolder)
                .BuildServiceProvider();
        }

        public async ValueTask DisposeAsync()
        {
            await PostgreSqlTemplate.DropAsync(As(_owner));
            await OnServerAsync($"DROP ROLE \"{_owner}\"");
            await OnServerAsync($"DROP ROLE \"{_site}\"");
            _folder.Dispose();
        }

        private string As(string role) => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Username = role }.ToString();

        private async Task OnServerAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = "postgres", Pooling = false }.ToString()
            );
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
