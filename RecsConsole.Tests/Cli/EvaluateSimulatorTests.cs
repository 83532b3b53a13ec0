using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>evaluate simulator on a seeded demo tenant.</summary>
[Collection(SeededDemoTestGroup.Name)]
public sealed class EvaluateSimulatorTests(SeededDemo demo)
{
    [Fact]
    public async Task Policies_and_confidence_are_judged_by_what_comes_of_new_cases()
    {
        var result = await CommandLine.RunAsync(
            demo.Settings,
            ["evaluate", "simulator", "--tenant", "orchard", "--cases", "20", "--seeds", "2", "--json"]
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var policies = json.RootElement.GetProperty("policies").EnumerateArray().ToList();
        policies
            .Select(each => each.GetProperty("name").GetString())
            .ShouldBe(["random", "most_frequent", "habits", "heuristic", "oracle_once", "oracle"], "nobody trained a ranker");
        policies.ShouldAllBe(each => each.GetProperty("cases").GetInt32() == 40 && each.GetProperty("tenant").GetString() == "orchard");
        policies.ShouldAllBe(each =>
            Number(each, "ci_low") <= Number(each, "within_sla") && Number(each, "within_sla") <= Number(each, "ci_high")
        );
        Number(policies[^1], "within_sla").ShouldBeGreaterThan(Number(policies[0], "within_sla"), "the oracle knows the truth");
        var confidence = json.RootElement.GetProperty("confidence");
        Number(confidence, "shown").ShouldBeGreaterThan(5);
        Number(confidence, "brier").ShouldBeInRange(0, 1);
        Number(confidence, "correlation_within_slate").ShouldBeInRange(-1, 1);
    }

    [Theory]
    [InlineData("--cases", "0")]
    [InlineData("--tenant", "acme")]
    public async Task Wrong_usage_is_refused(params string[] args)
    {
        await using var database = await TestDatabase.CreateAsync();

        var result = await CommandLine.RunAsync(database.Settings, ["evaluate", "simulator", .. args]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
    }

    private static double Number(JsonElement answer, string name) => answer.GetProperty(name).GetDouble();
}
