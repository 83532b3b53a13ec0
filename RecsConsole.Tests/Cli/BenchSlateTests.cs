using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Cli;

/// <summary>Opening a case is measured on the configured provider, in a database that is gone afterwards.</summary>
public sealed class BenchSlateTests
{
    private static readonly string[] s_small =
    [
        "bench",
        "slate",
        "--cases",
        "200",
        "--documents",
        "20",
        "--actions",
        "20",
        "--experts",
        "10",
        "--requests",
        "10",
        "--json",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Configured_provider_is_measured_beside_the_configured_database(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var result = await CommandLine.RunAsync(database.Settings, s_small);

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("provider").GetString().ShouldBe(provider.ToString());
        json.RootElement.GetProperty("requests").GetInt32().ShouldBe(10);
        json.RootElement.GetProperty("p50_ms").GetDouble().ShouldBeGreaterThan(0);
        json.RootElement.GetProperty("decision_kb").GetDouble().ShouldBeGreaterThan(0, "the openings were stored");
        await using var db = database.Open();
        (await db.Tenants.CountAsync(Token)).ShouldBe(0, "the configured database is another one");
        (await LeftAsync(db)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Database_of_a_run_that_fails_is_dropped_as_well()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var settings = new Dictionary<string, string>(database.Settings, StringComparer.Ordinal)
        {
            // asked for vectors after the tenant was written, and nobody answers there
            ["Search:Embeddings:Endpoint"] = "http://127.0.0.1:1/v1",
            ["Search:Embeddings:Model"] = "none",
            ["Search:Embeddings:Region"] = "EU",
            ["Search:Embeddings:Tenants:0"] = "bench",
        };

        var result = await CommandLine.RunAsync(settings, s_small);

        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain("Making the vectors…");
        result.Error.ShouldNotContain("Learning what comes next…");
        await using var db = database.Open();
        (await LeftAsync(db)).ShouldBeEmpty();
    }

    // no other test makes such databases
    private static async Task<List<string>> LeftAsync(ConsoleDbContext db)
    {
        if (db.Database.IsSqlite())
        {
            return [];
        }

        var names = db.Database.IsNpgsql()
            ? db.Database.SqlQueryRaw<string>("""SELECT datname::text AS "Value" FROM pg_database""")
            : db.Database.SqlQueryRaw<string>("SELECT name AS [Value] FROM sys.databases");
        return (await names.ToListAsync(Token)).FindAll(name => name.StartsWith("recs_bench_", StringComparison.Ordinal));
    }
}
