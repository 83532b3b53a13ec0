using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.Census;

/// <summary>The census over open cases of both demo tenants.</summary>
[Collection(SeededDemoTestGroup.Name)]
public sealed class DemoCensusTests(SeededDemo demo)
{
    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public async Task Nobody_stumbles_over_what_is_suggested_for_open_cases(string tenant)
    {
        var result = await CommandLine.RunAsync(
            demo.Settings,
            ["evaluate", "census", "--tenant", tenant, "--most-cases", "15", "--openings", "2", "--json"]
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("cases").GetInt32().ShouldBeGreaterThan(5);
        CutCensusTests.ShouldBeZero(json.RootElement, result.Error);
    }
}
