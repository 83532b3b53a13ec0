using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>
/// The real executable is killed at random moments while it answers, imports and seals. The database stays consistent, the chain
/// complete, and every reported commit is stored.
/// </summary>
public sealed class KillNineTests
{
    private const int ImportedCases = 6;

    [Fact]
    [Trait("Req", "R151")]
    public Task Nothing_acknowledged_is_lost() => KillAsync(kills: 4, atOnce: 4, seed: 1);

    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R151")]
    public Task Nothing_acknowledged_is_lost_at_200_moments() => KillAsync(kills: 200, atOnce: 2, seed: 2);

    // Several processes use one database, as nodes do, and each is killed at a random moment.
    private static async Task KillAsync(int kills, int atOnce, int seed)
    {
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateAsync();
        var prepared = await ConsoleProcess.RunAsync(
            database.Settings,
            CancellationToken.None,
            "bench",
            "answers",
            "--yes",
            "--answers",
            "1"
        );
        prepared.ExitCode.ShouldBe(0, prepared.Error);
        var acknowledged = new ConcurrentBag<string>();
        for (var killed = 0; killed < kills; killed += atOnce)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, atOnce)
                    .Select(_ => (Seed: random.Next(1_000_000), After: random.Next(20, 1_500)))
                    .ToList()
                    .Select(each => WorkAndKillAsync(database, acknowledged, each.Seed, each.After))
            );
            await CheckAsync(database, acknowledged);
        }

        acknowledged.Count(line => line.StartsWith("response ", StringComparison.Ordinal)).ShouldBeGreaterThan(0, "it did work in between");
    }

    private static async Task WorkAndKillAsync(TestDatabase database, ConcurrentBag<string> acknowledged, int seed, int afterMs)
    {
        using var process = ConsoleProcess.Start(
            database.Settings,
            "bench",
            "answers",
            "--yes",
            "--answers",
            "0",
            "--seed",
            seed.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        var error = process.StandardError.ReadToEndAsync();
        var isReady = new TaskCompletionSource();
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line != "ready")
                {
                    acknowledged.Add(line);
                    isReady.TrySetResult(); // from here on the process commits continuously
                }
            }

            isReady.TrySetResult();
        });
        await isReady.Task;
        process.HasExited.ShouldBeFalse(process.HasExited ? await error : "");
        await Task.Delay(afterMs);
        process.Kill(); // SIGKILL
        await process.WaitForExitAsync();
        await reading;
    }

    private static async Task CheckAsync(TestDatabase database, IReadOnlyCollection<string> acknowledged)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        (await TextsAsync(db, "PRAGMA integrity_check")).ShouldBe(["ok"]);
        (await TextsAsync(db, "PRAGMA foreign_key_check")).ShouldBeEmpty();
        var decisions = await IdsAsync(db, "Decisions");
        var responses = await IdsAsync(db, "Responses");
        var tenants = await db.Tenants.Where(row => row.IsReady).ToListAsync();
        foreach (var line in acknowledged)
        {
            var (what, key) = (line.Split(' ')[0], line.Split(' ')[1]);
            var isThere = what switch
            {
                "decision" => decisions.Contains(Guid.Parse(key)),
                "response" => responses.Contains(Guid.Parse(key)),
                _ => tenants.Exists(tenant => tenant.Key == key),
            };
            isThere.ShouldBeTrue($"acknowledged and gone: {line}");
        }

        foreach (var tenant in tenants)
        {
            await CheckTenantAsync(database, tenant);
        }
    }

    private static async Task CheckTenantAsync(TestDatabase database, TenantRow tenant)
    {
        if (tenant.Key != "bench")
        {
            await using var own = database.Open();
            own.BindTo(tenant.Id);
            (await own.Cases.CountAsync()).ShouldBe(ImportedCases, "nothing is half imported");
            return;
        }

        (await CommandLine.RunAsync(database.Settings, "audit", "seal", "--tenant", tenant.Key)).ExitCode.ShouldBe(0);
        var verified = await CommandLine.RunAsync(database.Settings, "audit", "verify", "--tenant", tenant.Key, "--json");
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Error);
        using var verdict = JsonDocument.Parse(verified.Output);
        verdict.RootElement.GetProperty("unsealed").GetInt32().ShouldBe(0);
    }

    private static async Task<HashSet<Guid>> IdsAsync(ConsoleDbContext db, string table) =>
        [.. (await TextsAsync(db, $"SELECT hex(\"Id\") FROM \"{table}\"")).Select(Guid.Parse)];

    private static async Task<List<string>> TextsAsync(ConsoleDbContext db, string sql)
    {
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetValue(0).ToString()!);
        }

        return texts;
    }
}
