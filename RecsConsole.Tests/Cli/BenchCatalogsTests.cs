using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>The benchmark of large catalogs, at a small size: every list, filter, search and item answers.</summary>
public sealed class BenchCatalogsTests
{
    private static readonly string[] s_measures =
    [
        "actions list",
        "actions filter",
        "actions open",
        "documents list",
        "documents filter",
        "documents search",
        "documents open",
        "people list",
        "people filter",
        "people search",
        "people open",
        "policies list",
        "policies filter",
        "policies open",
    ];

    [Fact]
    public async Task Every_catalog_is_listed_filtered_searched_and_opened()
    {
        var result = await CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal),
            "bench",
            "catalogs",
            "--actions",
            "24",
            "--documents",
            "60",
            "--people",
            "10",
            "--policies",
            "8",
            "--cases",
            "50",
            "--requests",
            "3",
            "--json"
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var measures = json.RootElement.GetProperty("measures").EnumerateArray().ToList();
        measures.Select(each => $"{each.GetProperty("catalog").GetString()} {each.GetProperty("what").GetString()}").ShouldBe(s_measures);
        measures.ShouldAllBe(each => each.GetProperty("p95_ms").GetDouble() > 0);
    }
}
