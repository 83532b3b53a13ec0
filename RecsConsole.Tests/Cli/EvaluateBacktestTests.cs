using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>evaluate backtest over a small imported log: printers are fixed by Bo, networks by Cy.</summary>
public sealed class EvaluateBacktestTests : IDisposable
{
    private const int Cases = 60;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_one_json_object_with_the_agreed_fields()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database, "expert", "--ablate");

        var answer = json.RootElement;
        answer
            .EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "unit",
                "train_cases",
                "test_cases",
                "hit_at_1",
                "hit_at_3",
                "hit_at_5",
                "hit_at_10",
                "mrr",
                "popularity",
                "popularity_within",
                "ablation",
            ]);
        answer.GetProperty("train_cases").GetInt32().ShouldBe(42);
        answer.GetProperty("test_cases").GetInt32().ShouldBe(18);
        answer.GetProperty("hit_at_1").GetDouble().ShouldBe(1);
        answer.GetProperty("popularity_within").GetProperty("hit_at_1").GetDouble().ShouldBe(1);
        answer
            .GetProperty("ablation")
            .GetProperty("sources")
            .GetArrayLength()
            .ShouldBeGreaterThan(1);
    }

    [Fact]
    [Trait("Req", "R67")]
    public async Task What_came_later_changes_no_earlier_answer()
    {
        await using var database = await ImportAsync();
        // every later case goes to somebody who was never there before
        await using var other = await ImportAsync(laterPerson: "Zoe");

        using var before = await BacktestAsync(database, "expert");
        using var after = await BacktestAsync(other, "expert");

        after.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBeLessThan(1);
        after
            .RootElement.GetProperty("popularity")
            .GetProperty("hit_at_10")
            .GetDouble()
            .ShouldBe(0, "popularity knows earlier cases only");
        before
            .RootElement.GetProperty("popularity")
            .GetProperty("hit_at_10")
            .GetDouble()
            .ShouldBe(1);
    }

    [Theory]
    [InlineData("--tenant", "nowhere", "--unit", "expert")]
    [InlineData("--tenant", "log", "--unit", "expert", "--test-fraction", "2")]
    [InlineData("--tenant", "log", "--unit", "team", "--ablate")]
    [InlineData("--tenant", "log", "--unit", "weather")]
    public async Task Wrong_usage_is_refused_with_one_line(params string[] args)
    {
        await using var database = await ImportAsync();

        var result = await CommandLine.RunAsync(
            database.Settings,
            ["evaluate", "backtest", .. args]
        );

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
    }

    private async Task<TestDatabase> ImportAsync(string? laterPerson = null)
    {
        var database = await TestDatabase.CreateAsync();
        var path = _folder.In($"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, Log(laterPerson), TestContext.Current.CancellationToken);
        var result = await CommandLine.RunAsync(
            database.Settings,
            "import",
            "log",
            "--tenant",
            "log",
            "--create-tenant",
            "--file",
            path,
            "--map",
            "case=case,activity=activity,time=time,resource=who,product=product"
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return database;
    }

    private static async Task<JsonDocument> BacktestAsync(
        TestDatabase database,
        string unit,
        params string[] more
    )
    {
        var result = await CommandLine.RunAsync(
            database.Settings,
            [
                "evaluate",
                "backtest",
                "--tenant",
                "log",
                "--unit",
                unit,
                "--within",
                "product",
                "--json",
                .. more,
            ]
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    // One case a day: opened by Al, worked and closed by whoever knows the product.
    private static string Log(string? laterPerson)
    {
        var log = new StringBuilder("case,activity,time,who,product\n");
        for (var i = 0; i < Cases; i++)
        {
            var product = i % 2 == 0 ? "printer" : "network";
            var person =
                i >= 42 && laterPerson is not null ? laterPerson
                : i % 2 == 0 ? "Bo"
                : "Cy";
            var day = new DateTime(2024, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(i);
            foreach (
                var (activity, who, hours) in new[]
                {
                    ("open", "Al", 0),
                    ("work", person, 1),
                    ("close", person, 2),
                }
            )
            {
                log.Append(
                    CultureInfo.InvariantCulture,
                    $"c{i:000},{activity},{day.AddHours(hours):yyyy-MM-dd HH:mm:ss},{who},{product}\n"
                );
            }
        }

        return log.ToString();
    }
}
