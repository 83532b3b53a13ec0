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

namespace RecsConsole.Tests.Platform.Loops;

/// <summary>
/// Sessions of the site that the server really ends, cut or as the victim of a deadlock with another session: nothing that waits is lost.
/// </summary>
public sealed class CutConnectionTests
{
    // advisory locks of the test
    private const int Mine = 1;
    private const int Theirs = 2;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

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

    [Fact]
    public async Task Loop_that_is_the_victim_of_a_deadlock_writes_its_views_afterwards()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        await CrossWritesAsync(database);
        await using var app = Start(database);
        await using var other = new NpgsqlConnection(database.Settings["ConnectionStrings:Recs"] + ";Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await DoAsync(other, "SET deadlock_timeout = '60s'"); // the site looks first, and so is the victim
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await DoAsync(other, $"SELECT pg_advisory_xact_lock({Theirs})");

        View(app, tenant, "c-1");
        await UntilAsync(() => IsWaitingAsync(database), app); // it holds the one and wants the other
        await DoAsync(other, $"SELECT pg_advisory_xact_lock({Mine})"); // given when the server has ended the site's transaction
        (await ViewsAsync(database, tenant)).ShouldBe(0);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await UntilAsync(async () => await ViewsAsync(database, tenant) == 1, app);
        await UntilAsync(async () => await UnsealedAsync(database, tenant) == 0, app);
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

    // Whoever writes a view takes two locks in turn.
    private static async Task CrossWritesAsync(TestDatabase database)
    {
        var sql = $"""
            CREATE FUNCTION cross_over() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock({Mine});
                PERFORM pg_advisory_xact_lock({Theirs});
                RETURN NEW;
            END $$;
            CREATE TRIGGER cross_over BEFORE INSERT ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION cross_over();
            """;
        await using var db = database.Open();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // time for the test to close the circle before the site looks; it is a setting of new sessions
        var later = $"ALTER DATABASE \"{connection.Database}\" SET deadlock_timeout = '3s'";
        await db.Database.ExecuteSqlRawAsync(sql);
        await db.Database.ExecuteSqlRawAsync(later);
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task<bool> IsWaitingAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var waiting = await db
            .Database.SqlQueryRaw<int>(
                $$"""
                SELECT CAST(count(*) AS int) AS "Value" FROM pg_locks
                WHERE locktype = 'advisory' AND objid = {{Theirs}} AND NOT granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """
            )
            .ToListAsync();
        return waiting[0] > 0;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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
