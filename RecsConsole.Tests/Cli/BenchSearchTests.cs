using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class BenchSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Measures_and_writes_what_was_found()
    {
        var result = await RunAsync("a\tvpn tunnel\nb\tinvoice", "q1\tvpn\nq2\tthe invoice");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("documents").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("query_ms_p50").GetDouble().ShouldBeGreaterThan(0);
        (await File.ReadAllLinesAsync(_folder.In("found"), TestContext.Current.CancellationToken)).ShouldBe(["q1\ta", "q2\tb"]);
    }

    [Theory]
    [InlineData("a\tvpn\nno tab here", "q\tvpn", "corpus, line 2: there must be a key")]
    [InlineData("a\tvpn", "", "queries: the file is empty")]
    public async Task Bad_input_is_named(string corpus, string queries, string named)
    {
        var result = await RunAsync(corpus, queries);

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        result.Error.ShouldContain(named);
    }

    private async Task<ConsoleProcessResult> RunAsync(string corpus, string queries)
    {
        await File.WriteAllTextAsync(_folder.In("corpus"), corpus);
        await File.WriteAllTextAsync(_folder.In("queries"), queries);
        return await CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal),
            "bench",
            "search",
            "--corpus",
            _folder.In("corpus"),
            "--queries",
            _folder.In("queries"),
            "--run-out",
            _folder.In("found"),
            "--json"
        );
    }
}
