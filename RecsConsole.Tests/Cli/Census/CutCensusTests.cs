using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.Census;

/// <summary>
/// The census on cases of an imported log, each cut off before a random step. One case a day is opened, looked at and solved; every third
/// customer asks back, and every fifth case is closed without a look.
/// </summary>
[Trait("Req", "R201")]
public sealed class CutCensusTests : IDisposable
{
    private const int Cases = 120;

    private static readonly string[] s_rows =
    [
        "first_already_done",
        "first_failed",
        "repeats_unsaid",
        "failed_and_high",
        "below_floor",
        "changed_without_cause",
        "low_above_high_unexplained",
        "escalations_that_do_not_fit",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finished_cases_of_a_log_are_judged_as_they_stood_and_nobody_stumbles()
    {
        await using var database = await ImportAsync();

        using var json = await CensusAsync(database, "--cut", "7");

        json.RootElement.GetProperty("cases").GetInt32().ShouldBe(40);
        json.RootElement.GetProperty("with_first").GetInt32().ShouldBeGreaterThan(30);
        ShouldBeZero(json.RootElement, "log");
    }

    [Fact]
    public async Task A_second_census_with_other_steps_is_not_disturbed_by_the_decisions_of_the_first()
    {
        await using var database = await ImportAsync();
        using var first = await CensusAsync(database, "--cut", "7");

        using var second = await CensusAsync(database, "--cut", "8");

        second.RootElement.GetProperty("changed_without_cause").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_number_below_zero_draws_nothing()
    {
        await using var database = await ImportAsync();

        var result = await CommandLine.RunAsync(database.Settings, "evaluate", "census", "--tenant", "log", "--cut", "-1");

        result.ExitCode.ShouldBe(2, result.Error);
    }

    /// <summary>Asserts that all rows of a census are zero.</summary>
    internal static void ShouldBeZero(JsonElement census, string why)
    {
        foreach (var row in s_rows)
        {
            census.GetProperty(row).GetInt32().ShouldBe(0, $"{row}: {why}");
        }
    }

    private static async Task<JsonDocument> CensusAsync(TestDatabase database, params string[] more)
    {
        var result = await CommandLine.RunAsync(
            database.Settings,
            ["evaluate", "census", "--tenant", "log", "--most-cases", "40", "--openings", "2", "--json", .. more]
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    private Task<TestDatabase> ImportAsync() =>
        LogDatabase.CreateAsync(_folder, Log(), "case=case,activity=activity,time=time,resource=who");

    private static string Log()
    {
        var log = new StringBuilder("case,activity,time,who\n");
        for (var i = 0; i < Cases; i++)
        {
            var day = new DateTime(2024, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(i);
            string[] steps =
                i % 5 == 0 ? ["open", "close"]
                : i % 3 == 0 ? ["open", "look", "ask", "answer", "look", "solve", "close"]
                : ["open", "look", "solve", "close"];
            for (var hour = 0; hour < steps.Length; hour++)
            {
                log.Append(CultureInfo.InvariantCulture, $"c{i:000},{steps[hour]},{day.AddHours(hour):yyyy-MM-dd HH:mm:ss},p{i % 4}\n");
            }
        }

        return log.ToString();
    }
}
