using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>No database error in a background loop ends the site, and waiting writes are made afterwards.</summary>
public sealed class BackgroundLoopTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    // Tables that the background loops write: views, seals, job runs with their heartbeats, timers, plans.
    private static readonly string[] s_written = ["AuditEntries", "AuditLinks", "JobRuns", "JobTimers", "ExpertPlans"];

    [Theory]
    [InlineData("40001")] // serialization failure
    [InlineData("40P01")] // deadlock
    [InlineData("53300", Traits = ["Speed", "Slow"])] // too many connections
    [InlineData("57P01", Traits = ["Speed", "Slow"])] // server shutdown, which cuts connections as the test below does
    public async Task Site_outlives_writes_that_fail_and_writes_the_waiting_views_afterwards(string code)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        await BreakAsync(database, code);
        await using var app = Start(database);

        var run = await AskAsync(database, tenant);
        View(app, tenant, "c-1");
        View(app, tenant, "c-2");

        await UntilAsync(async () => await ViewsAsync(database, tenant) == 2, app);
        await UntilAsync(async () => await IsOverAsync(database, tenant, run), app);
        await UntilAsync(async () => await UnsealedAsync(database, tenant) == 0, app);
        IsAlive(app).ShouldBeTrue();
        (await FaultsAsync(database)).ShouldBeGreaterThan(5, "the faults were met");
    }

    [Fact]
    public async Task Site_outlives_connections_that_are_cut_again_and_again()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        await using var app = Start(database);

        for (var i = 0; i < 12; i++)
        {
            View(app, tenant, $"c-{i}");
            await CutAsync(database);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        await UntilAsync(async () => await ViewsAsync(database, tenant) >= 12, app);
        IsAlive(app).ShouldBeTrue();
        using var client = app.CreateClient();
        (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var told = 0;
        using var subscription = app.Services.GetRequiredService<ChangePoller>().Subscribe(_ => Interlocked.Increment(ref told));
        await AskAsync(database, tenant);
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref told) > 0), app);
    }

    private static ConsoleApp Start(TestDatabase database)
    {
        var settings = new Dictionary<string, string>(database.Settings, StringComparer.Ordinal)
        {
            ["Jobs:Enabled"] = "true",
            ["Jobs:SweepInterval"] = "00:00:01",
            ["Jobs:SilentAfter"] = "00:00:03",
            ["Jobs:MaxAttempts"] = "20",
        };
        var app = new ConsoleApp("Production", settings);
        IsAlive(app).ShouldBeTrue(); // asking for a service starts the host
        return app;
    }

    private static bool IsAlive(ConsoleApp app) =>
        !app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    private static void View(ConsoleApp app, Guid tenant, string id) =>
        app.Services.GetRequiredService<ViewLog>().Note(new(tenant, Guid.NewGuid()), new("view.case", "case", id, AuditOutcome.Done));

    // The first writes to each table fail; a sequence counts them, because it is not rolled back.
    private static async Task BreakAsync(TestDatabase database, string code)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("CREATE SEQUENCE faults");
        foreach (var table in s_written)
        {
            // names and code are constants of this test
            var sql = $"""
                CREATE SEQUENCE "faults_{table}";
                CREATE FUNCTION "fail_{table}"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('"faults_{table}"') <= 3 THEN
                        PERFORM nextval('faults');
                        RAISE EXCEPTION 'injected' USING ERRCODE = '{code}';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER "fail_{table}" BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION "fail_{table}"();
                """;
            await db.Database.ExecuteSqlRawAsync(sql);
        }
    }

    private static async Task<long> FaultsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.Database.SqlQueryRaw<long>("""SELECT last_value AS "Value" FROM faults""").ToListAsync())[0];
    }

    private static async Task CutAsync(TestDatabase database)
    {
        // outside the pool, because the pool's connections are cut
        await using var connection = new NpgsqlConnection(database.Settings["ConnectionStrings:Recs"] + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Guid> AskAsync(TestDatabase database, Guid tenant)
    {
        // the test's own write may hit a fault as well
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = Open(database, tenant);
                var row = JobRequests.Append(db, "change-pruning", null, Timestamps.Round(TimeProvider.System.GetUtcNow()));
                await db.SaveChangesAsync();
                return row.Id;
            }
            catch (Exception e) when (DatabaseTrouble.Is(e) && attempt < 10) { }
        }
    }

    private static async Task<bool> IsOverAsync(TestDatabase database, Guid tenant, Guid run)
    {
        await using var db = Open(database, tenant);
        return await db.JobRuns.AnyAsync(row => row.Id == run && row.Status == JobStatus.Done);
    }

    private static async Task<int> ViewsAsync(TestDatabase database, Guid tenant)
    {
        await using var db = Open(database, tenant);
        return await db.AuditEntries.CountAsync(row => row.Operation == "view.case");
    }

    private static async Task<int> UnsealedAsync(TestDatabase database, Guid tenant)
    {
        await using var db = Open(database, tenant);
        return await AuditSealer.Unsealed(db).CountAsync();
    }

    private static ConsoleDbContext Open(TestDatabase database, Guid tenant)
    {
        var db = database.Open();
        db.BindTo(tenant);
        return db;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, ConsoleApp app)
    {
        var end = TimeProvider.System.GetUtcNow() + s_limit;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            IsAlive(app).ShouldBeTrue("the site ended");
            try
            {
                if (await isSo())
                {
                    return;
                }
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                // the test's own connection was cut as well
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("It never came so far.");
    }
}
