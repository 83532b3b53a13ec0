using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class EvaluatePairwiseTests : IDisposable
{
    private const string Judged =
        "case,reviewer,position,left,right,verdict,preferred,reasons\n"
        + "C-1,Ana,1,rules,trees,a,rules,\nC-1,Ben,1,trees,rules,a,rules,\nC-2,Ana,2,rules,trees,b,trees,\nC-2,Ben,2,rules,trees,tie,,\n"
        + "C-3,Ana,3,trees,rules,bad,,\nC-3,Ben,3,trees,rules,bad,,\nC-4,Ana,4,trees,rules,,,\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // the published values; see the README of the data set
    [Fact]
    public async Task Citations_give_the_published_strengths()
    {
        using var json = await PublishedAsync("citations");

        json.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(["comparisons", "strengths", "agreement"]);
        Strengths(json).ShouldBe([("Biometrika", 0), ("Comm Statist", -2.9491), ("JASA", -0.4796), ("JRSS-B", 0.269)]);
    }

    [Fact]
    public async Task Baseball_gives_the_published_strengths_without_a_home_effect()
    {
        using var json = await PublishedAsync("baseball");

        Strengths(json)
            .Select(each => (each.Name, Math.Round(each.Value, 2)))
            .ShouldBe([
                ("Baltimore", 0),
                ("Boston", 1.11),
                ("Cleveland", 0.68),
                ("Detroit", 1.44),
                ("Milwaukee", 1.58),
                ("New York", 1.25),
                ("Toronto", 1.29),
            ]);
        var error = json.RootElement.GetProperty("strengths")[1];
        ((error.GetProperty("ci_high").GetDouble() - error.GetProperty("strength").GetDouble()) / 1.96).ShouldBe(0.3, 0.05);
    }

    [Fact]
    public async Task Baseball_gives_the_published_abilities_with_the_home_effect()
    {
        using var json = await PublishedAsync("baseball", "--home-effect");

        json.RootElement.GetProperty("home_effect").GetProperty("value").GetDouble().ShouldBe(0.302, 0.0005);
        var strengths = Strengths(json).ToDictionary(each => each.Name, each => Math.Exp(each.Value));
        var sum = strengths.Values.Sum();
        string[] order = ["Baltimore", "Cleveland", "Boston", "New York", "Toronto", "Detroit", "Milwaukee"];
        order.Select(name => Math.Round(strengths[name] / sum, 3)).ShouldBe([0.044, 0.088, 0.137, 0.157, 0.164, 0.190, 0.220]);
    }

    [Fact]
    public async Task Exported_judgements_count_ties_by_half_and_tell_how_far_reviewers_agree()
    {
        var result = await EvaluateAsync(Judged, "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("comparisons").GetDouble().ShouldBe(4, "two that were bad prefer nothing, one is not judged yet");
        var trees = json.RootElement.GetProperty("strengths")[1];
        trees.GetProperty("strength").GetDouble().ShouldBe(Math.Log(1.5 / 2.5), 1e-5);
        trees.GetProperty("win_share").GetDouble().ShouldBe(1.5 / 4);
        var agreement = json.RootElement.GetProperty("agreement");
        agreement.GetProperty("pairs").GetInt32().ShouldBe(3);
        // by hand: two ratings per pair, and 1 of 3 pairs differs; totals are rules 2, trees 1, tie 1, bad 2; alpha = 1 - 5 * 2 / (36 - 10)
        agreement.GetProperty("alpha").GetDouble().ShouldBe(1 - (5 * 2 / 26.0), 1e-6);
    }

    [Theory]
    [InlineData("winner,loser,count\na,b,2\nb,a,x\n", "line 3: column count: 'x' is not a whole number")]
    [InlineData("winner,loser\na,a\n", "line 2: 'a' is compared with itself")]
    [InlineData("winner,loser\na,\n", "line 2: column loser: there must be a name")]
    [InlineData("winner,loser\na,b\n", "no finite strengths exist: 'b'")]
    [InlineData("winner,loser\n", "there are 0")]
    [InlineData("one,other\na,b\n", "line 1: the header is none of")]
    public async Task Bad_input_is_one_line_with_its_place_and_exit_code_2(string csv, string named)
    {
        var result = await EvaluateAsync(csv, "--json");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        result.Error.Trim().Split('\n')[^1].ShouldContain(named);
    }

    private static IEnumerable<(string Name, double Value)> Strengths(JsonDocument json) =>
        json
            .RootElement.GetProperty("strengths")
            .EnumerateArray()
            .Select(each => (each.GetProperty("name").GetString()!, Math.Round(each.GetProperty("strength").GetDouble(), 4)));

    private static async Task<JsonDocument> PublishedAsync(string name, params string[] options)
    {
        var result = await RunAsync(PublicData.Find($"pairwise_bradley_terry/{name}.csv"), ["--json", .. options]);
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    private async Task<ConsoleProcessResult> EvaluateAsync(string csv, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.In("pairs.csv"), csv);
        return await RunAsync(_folder.In("pairs.csv"), options);
    }

    private static Task<ConsoleProcessResult> RunAsync(string file, params string[] options) =>
        CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), ["evaluate", "pairwise", "--file", file, .. options]);
}
