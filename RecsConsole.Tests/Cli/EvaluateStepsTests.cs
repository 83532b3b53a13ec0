using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>
/// evaluate backtest --steps on a small imported log without people: one case a day with the steps open, work and close; every third case
/// has a call instead of work.
/// </summary>
public sealed class EvaluateStepsTests : IDisposable
{
    private const int Cases = 60;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Req", "R67")]
    public async Task Figures_are_those_counted_by_hand()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database);

        // 12 cases with two steps each: the first is work in 8 and call in 4, and the second is close in all
        var answer = json.RootElement;
        Number(answer, "cases").ShouldBe(12);
        Number(answer, "steps").ShouldBe(24);
        Number(answer, "mean_eligible").ShouldBe(1.5, "work or call when open, then close");
        Number(answer, "not_eligible").ShouldBe(0);
        Number(answer, "hit_at_1").ShouldBe(0.8333, "8 and 12 of 24");
        Number(answer, "hit_at_3").ShouldBe(1);
        Number(answer, "mrr").ShouldBe(0.9167, "20 first and 4 second places");
        Number(answer, "ci_low").ShouldBeInRange(0.6, 0.83);
        Number(answer, "ci_high").ShouldBeInRange(0.84, 1);
        Number(answer, "random_hit_at_3").ShouldBe(1);
        var random = answer.GetProperty("random");
        (Number(random, "hit_at_1"), Number(random, "mrr")).ShouldBe((0.75, 0.875), "12 with one of two, 12 with one");
        var bounds = answer.GetProperty("intervals").GetProperty("hit_at_1").EnumerateArray().Select(bound => bound.GetDouble());
        bounds.ShouldBe([Number(answer, "ci_low"), Number(answer, "ci_high")]);
    }

    [Fact]
    public async Task Answer_names_each_figure_and_counts_the_cases_that_are_over()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database);

        var answer = json.RootElement;
        Names(answer)
            .ShouldBe([
                "cases",
                "steps",
                "mean_eligible",
                "not_eligible",
                "hit_at_1",
                "hit_at_3",
                "mrr",
                "ci_low",
                "ci_high",
                "random_hit_at_3",
                "most_frequent",
                "counting_1",
                "counting_2",
                "counting_3",
                "not_eligible_by_reason",
                "intervals",
                "random",
                "ends",
                "quiet_ends",
            ]);
        (Number(answer, "ends"), Number(answer, "quiet_ends")).ShouldBe((12, 12), "no case went on after close");
    }

    [Fact]
    [Trait("Req", "R123")]
    public async Task Table_has_chance_and_counting_each_with_intervals()
    {
        await using var database = await ImportAsync();

        var result = await CommandLine.RunAsync(database.Settings, "evaluate", "backtest", "--tenant", "log", "--steps");

        result.ExitCode.ShouldBe(0, result.Error);
        foreach (var row in new[] { "desk", "random order of the eligible", "most frequent", "counting 1", "counting 2", "counting 3" })
        {
            result.Output.ShouldMatch($@"  {row}: hit@1 [\d.]+ \[.+\], hit@3 [\d.]+ \[.+\], MRR [\d.]+ \[.+\]");
        }
    }

    [Fact]
    public async Task Baselines_are_those_counted_by_hand()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database);

        var frequent = json.RootElement.GetProperty("most_frequent");
        Names(frequent).ShouldBe(["hit_at_1", "hit_at_3", "mrr", "intervals"]);
        Number(frequent, "hit_at_1").ShouldBe(0.5, "close is the most frequent step");
        Number(frequent, "mrr").ShouldBe(0.7222, "12 first, 8 second and 4 third places");
        foreach (var counting in new[] { "counting_1", "counting_2", "counting_3" })
        {
            Number(json.RootElement.GetProperty(counting), "hit_at_1").ShouldBe(0.8333, counting);
        }
    }

    [Fact]
    public async Task What_nobody_had_done_before_is_foreseen_by_nobody()
    {
        // the last case ends with send, which occurs in no other case
        await using var database = await ImportAsync(lastStep: "send");

        using var json = await BacktestAsync(database);

        Number(json.RootElement, "hit_at_1").ShouldBe(0.7917, "one of 24 less");
        Number(json.RootElement.GetProperty("counting_3"), "hit_at_3").ShouldBe(0.9583);
    }

    [Theory]
    [InlineData("--unit", "expert")]
    [InlineData("--test-fraction", "1")]
    [InlineData("--most-cases", "0")]
    public async Task Wrong_usage_is_refused_with_one_line(params string[] args)
    {
        await using var database = await ImportAsync();

        var result = await CommandLine.RunAsync(database.Settings, ["evaluate", "backtest", "--tenant", "log", "--steps", .. args]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
    }

    private Task<TestDatabase> ImportAsync(string lastStep = "close") =>
        LogDatabase.CreateAsync(_folder, Log(lastStep), "case=case,activity=activity,time=time");

    private static async Task<JsonDocument> BacktestAsync(TestDatabase database, params string[] more)
    {
        var result = await CommandLine.RunAsync(
            database.Settings,
            ["evaluate", "backtest", "--tenant", "log", "--steps", "--json", .. more]
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    private static IEnumerable<string> Names(JsonElement answer) => answer.EnumerateObject().Select(field => field.Name);

    private static double Number(JsonElement answer, string name) => answer.GetProperty(name).GetDouble();

    private static string Log(string lastStep)
    {
        var log = new StringBuilder("case,activity,time\n");
        for (var i = 0; i < Cases; i++)
        {
            var day = new DateTime(2024, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(i);
            string[] steps = ["open", i % 3 == 0 ? "call" : "work", i == Cases - 1 ? lastStep : "close"];
            for (var hour = 0; hour < steps.Length; hour++)
            {
                log.Append(CultureInfo.InvariantCulture, $"c{i:000},{steps[hour]},{day.AddHours(hour):yyyy-MM-dd HH:mm:ss}\n");
            }
        }

        return log.ToString();
    }
}
