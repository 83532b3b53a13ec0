using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Migrating;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class DatabaseMigrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Creates_a_database_that_is_not_there(DatabaseProvider provider)
    {
        await using var database = TestDatabase.CreateAbsent(provider);
        var migration = database.Services.GetRequiredService<DatabaseMigration>();
        var before = await migration.StatusAsync(Token);

        var applied = await migration.RunAsync(Token);

        applied.ShouldBe(before.Pending);
        var after = await migration.StatusAsync(Token);
        after.Pending.ShouldBeEmpty();
        after.Applied.ShouldBe(applied);
        (await migration.RunAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Lets_one_process_migrate_at_a_time(DatabaseProvider provider)
    {
        await using var database = TestDatabase.CreateAbsent(provider);
        var migration = database.Services.GetRequiredService<DatabaseMigration>();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => migration.RunAsync(Token), Token)));

        applied.Count(names => names.Count > 0).ShouldBe(1);
    }

    [Fact]
    public async Task Starts_within_seconds_after_a_migration_that_was_killed()
    {
        await using var database = TestDatabase.CreateAbsent(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01');
            """,
            Token
        );
        var started = Stopwatch.GetTimestamp();

        var applied = await database.Services.GetRequiredService<DatabaseMigration>().RunAsync(Token);

        applied.ShouldNotBeEmpty();
        // takes a second or two; a lock that is waited for costs five minutes, and a busy machine is no reason to fail
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        var left = await db.Database.SqlQueryRaw<int>("""SELECT count(*) AS "Value" FROM "__EFMigrationsLock" """).SingleAsync(Token);
        left.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Refuses_a_database_that_was_made_before_in_one_line_and_leaves_it_as_it_was(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM "__EFMigrationsHistory";
            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20260101000000_Before', '10.0.0');
            """,
            Token
        );
        var migration = database.Services.GetRequiredService<DatabaseMigration>();

        var migrating = await Should.ThrowAsync<ConfigurationException>(() => migration.RunAsync(Token));
        var asked = await Should.ThrowAsync<ConfigurationException>(() => migration.StatusAsync(Token));
        var started = await Should.ThrowAsync<ConfigurationException>(() => database.Services.PrepareAsync(Token));
        database.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart = false;
        var startedByAnother = await Should.ThrowAsync<ConfigurationException>(() => database.Services.PrepareAsync(Token));

        new[] { asked.Message, started.Message, startedByAnother.Message }.ShouldAllBe(message => message == migrating.Message);
        migrating.Message.ShouldContain("20260101000000_Before");
        migrating.Message.ShouldContain("Start with an empty database");
        migrating.Message.ShouldNotContain("\n");
        StartFailure.Explain(migrating)!.Message.ShouldBe(migrating.Message);
        (await db.Database.GetAppliedMigrationsAsync(Token)).ShouldBe(["20260101000000_Before"]);
    }

    [Fact]
    public async Task Sqlite_connections_enforce_foreign_keys_and_write_ahead()
    {
        await using var database = await TestDatabase.CreateAsync();

        // twice: the pool hands out a connection again
        for (var i = 0; i < 2; i++)
        {
            await using var db = database.Open();
            (await PragmaAsync<int>(db, "foreign_keys")).ShouldBe(1);
            (await PragmaAsync<string>(db, "journal_mode")).ShouldBe("wal");
            (await PragmaAsync<int>(db, "busy_timeout")).ShouldBe(10_000);
            (await PragmaAsync<int>(db, "synchronous")).ShouldBe(2);
            (await PragmaAsync<int>(db, "secure_delete")).ShouldBe(1);
        }

        static Task<T> PragmaAsync<T>(ConsoleDbContext db, string name) =>
            db
                .Database.SqlQueryRaw<T>(
                    string.Equals(name, "busy_timeout", StringComparison.Ordinal)
                        ? """SELECT timeout AS "Value" FROM pragma_busy_timeout"""
                        : $"""SELECT {name} AS "Value" FROM pragma_{name}"""
                )
                .SingleAsync(Token);
    }
}
