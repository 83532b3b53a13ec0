using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>The benchmarks of what is served, at a small size: they work and count what they sent.</summary>
public sealed class BenchServingTests
{
    [Fact]
    public async Task Api_takes_events_one_by_one_and_in_batches_and_tells_of_each_change()
    {
        var result = await CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal),
            "bench",
            "api",
            "--events",
            "20",
            "--batched",
            "130",
            "--batch",
            "50",
            "--clients",
            "2",
            "--cases",
            "1000",
            "--json"
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        var (single, batched) = (json.RootElement.GetProperty("single"), json.RootElement.GetProperty("batched"));
        (single.GetProperty("events").GetInt32(), single.GetProperty("requests").GetInt32()).ShouldBe((20, 20));
        (batched.GetProperty("events").GetInt32(), batched.GetProperty("requests").GetInt32()).ShouldBe((130, 3));
        foreach (var figure in new[] { "per_second", "p95_ms", "lag_p95_ms" })
        {
            single.GetProperty(figure).GetDouble().ShouldBeGreaterThan(0);
            batched.GetProperty(figure).GetDouble().ShouldBeGreaterThan(0);
        }
    }
}
