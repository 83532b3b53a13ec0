using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.Census;

/// <summary>The census over open cases of both demo tenants.</summary>
[Collection(SeededDemoTestGroup.Name)]
[Trait("Req", "R201")]
public sealed class DemoCensusTests(SeededDemo demo)
{
    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public Task Nobody_stumbles_over_what_is_suggested_for_open_cases(string tenant) =>
        ShouldFindNothingAsync(tenant, cases: 15, openings: 2);

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public Task Nobody_stumbles_over_what_is_suggested_for_any_open_case(string tenant) =>
        ShouldFindNothingAsync(tenant, cases: 100_000, openings: 5);

    private async Task ShouldFindNothingAsync(string tenant, int cases, int openings)
    {
        var result = await CommandLine.RunAsync(
            demo.Settings,
            ["evaluate", "census", "--tenant", tenant, "--most-cases", $"{cases}", "--openings", $"{openings}", "--json"]
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("cases").GetInt32().ShouldBeGreaterThan(5);
        CutCensusTests.ShouldBeZero(json.RootElement, result.Error);
    }
}
