using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Embedded;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Loops;

/// <summary>An import does not leave a SQLite file with the indexes that were right when it was empty.</summary>
public sealed class StatisticsUpkeepTests
{
    private const string PrimaryKey = "sqlite_autoindex_Documents_1";
    private const int Imported = 5_000;
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_minute_after_an_import_few_of_many_documents_are_found_by_their_keys()
    {
        await using var world = await DeskWorld.CreateAsync();
        using var upkeep = new StatisticsUpkeep(world.Get<TenantDb>(), world.Database.Clock, NullLogger<StatisticsUpkeep>.Instance);
        await upkeep.StartAsync(Token);
        await UntilAsync(() => HasStatisticsAsync(world), "the statistics of the start");
        await ImportAsync(world);
        (await PlanAsync(world)).ShouldNotContain(PrimaryKey, Case.Sensitive, "nothing is known of the import yet");

        world.Database.Clock.Advance(s_minute);

        await UntilAsync(async () => (await PlanAsync(world)).Contains(PrimaryKey, StringComparison.Ordinal), "the new plan");
        await upkeep.StopAsync(Token);
    }

    [Fact]
    public async Task Statistics_are_not_refreshed_while_they_are_right()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();

        (await QueryStatistics.RefreshIfStaleAsync(db, Token)).ShouldBeTrue("nothing is known of a new file");
        (await QueryStatistics.RefreshIfStaleAsync(db, Token)).ShouldBeFalse();
        await ImportAsync(world);
        (await QueryStatistics.RefreshIfStaleAsync(db, Token)).ShouldBeTrue("its documents grew tenfold");
    }

    [Fact]
    public async Task Database_that_fails_is_tried_again()
    {
        var (clock, failing) = (new ManualClock(), new FailingFactory());
        using var upkeep = new StatisticsUpkeep(new TenantDb(failing), clock, NullLogger<StatisticsUpkeep>.Instance);
        await upkeep.StartAsync(Token);
        await UntilAsync(() => Task.FromResult(failing.Asked == 1), "the first try");

        clock.Advance(s_minute);

        await UntilAsync(() => Task.FromResult(failing.Asked == 2), "the second try");
        await upkeep.StopAsync(Token);
    }

    private static async Task ImportAsync(DeskWorld world)
    {
        await using var db = world.Open();
        db.BindTo(world.Here.TenantId);
        db.Documents.AddRange(
            Enumerable
                .Range(0, Imported)
                .Select(i => new DocumentRow
                {
                    TenantId = world.Here.TenantId,
                    Key = string.Create(CultureInfo.InvariantCulture, $"imported-{i}"),
                    Version = 1,
                    Title = "Imported",
                    Kind = "policy",
                    Text = "",
                    Status = DocumentStatus.Effective,
                    UpdatedAt = world.Database.Clock.GetUtcNow(),
                })
        );
        await db.SaveChangesAsync(Token);
    }

    private static async Task<bool> HasStatisticsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var tables = db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = 'sqlite_stat1'");
        return await tables.SingleAsync(Token) > 0;
    }

    // how SQLite would find two documents
    private static async Task<string> PlanAsync(DeskWorld world)
    {
        await using var db = world.Open();
        await db.Database.OpenConnectionAsync(Token);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            "EXPLAIN QUERY PLAN SELECT Title FROM Documents WHERE TenantId = x'00' AND Status = 'effective' "
            + "AND Key IN (SELECT value FROM json_each('[\"imported-1\",\"imported-2\"]'))";
        await using var lines = await command.ExecuteReaderAsync(Token);
        List<string> plan = [];
        while (await lines.ReadAsync(Token))
        {
            plan.Add(lines.GetString(3));
        }

        return string.Join('\n', plan);
    }

    private static async Task UntilAsync(Func<Task<bool>> isDone, string what)
    {
        for (var end = Environment.TickCount64 + 20_000; !await isDone(); await Task.Delay(20, Token))
        {
            Environment.TickCount64.ShouldBeLessThan(end, what);
        }
    }

    private sealed class FailingFactory : IDbContextFactory<ConsoleDbContext>
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public ConsoleDbContext CreateDbContext()
        {
            Interlocked.Increment(ref _asked);
            throw new SqliteException("database is locked", 5);
        }
    }
}
