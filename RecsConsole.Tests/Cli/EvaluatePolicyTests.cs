using System.Text.Json;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class EvaluatePolicyTests : IDisposable
{
    private const string Log = "act,won,p,q\na,1,0.5,0.5\nb,2,0.25,0.5\na,0,0.5,0.25\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_one_json_object_with_the_agreed_fields()
    {
        var result = await EvaluateAsync(Log, "--target", "q", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "rows",
                "on_policy_mean",
                "ips",
                "snips",
                "dr",
                "ci_low",
                "ci_high",
                "effective_sample_size",
                "max_weight",
                "mean_weight",
                "verdict",
            ]);
        Number(json, "rows").ShouldBe(3);
        Number(json, "ips").ShouldBe(5 / 3.0, 1e-6);
        Number(json, "snips").ShouldBe(5 / 3.5, 1e-6);
        json.RootElement.GetProperty("verdict").GetString()!.ShouldStartWith("refused: ");
    }

    // the exact values from the README of the data set
    [Theory]
    [InlineData("men", 0.0069, 0.003009, 0.003189, 0.943314, 178.253, 655.71)]
    [InlineData("women", 0.0046, 0.007438, 0.002373, 3.134190, 21739.13, 2.08)]
    public async Task Values_the_uniform_policy_from_logs_of_Thompson_sampling(
        string campaign,
        double mean,
        double ips,
        double snips,
        double meanWeight,
        double maxWeight,
        double effective
    )
    {
        using var json = await OpenBanditAsync($"bts_{campaign}");

        Number(json, "rows").ShouldBe(10_000);
        Number(json, "on_policy_mean").ShouldBe(mean, 1e-9);
        Number(json, "ips").ShouldBe(ips, 1e-9);
        Number(json, "snips").ShouldBe(snips, 1e-9);
        Number(json, "mean_weight").ShouldBe(meanWeight, 1e-9);
        Number(json, "max_weight").ShouldBe(maxWeight, 1e-9);
        Number(json, "effective_sample_size").ShouldBe(effective, 1e-9);
        json.RootElement.GetProperty("verdict").GetString()!.ShouldStartWith("refused: ");
        Number(json, "ci_low").ShouldBeLessThan(0.0046, "the truth, from the random logs");
        Number(json, "ci_high").ShouldBeGreaterThan(0.0046);
    }

    [Theory]
    [InlineData("random_men")]
    [InlineData("random_women")]
    public async Task Random_logs_are_worth_their_mean(string name)
    {
        using var json = await OpenBanditAsync(name);

        Number(json, "on_policy_mean").ShouldBe(0.0046, 1e-9);
        Number(json, "ips").ShouldBe(0.0046, 1e-9);
        Number(json, "snips").ShouldBe(0.0046, 1e-9);
        Number(json, "max_weight").ShouldBe(1);
        json.RootElement.GetProperty("verdict").GetString()!.ShouldStartWith("no difference: ");
    }

    [Theory]
    [InlineData("act,won,p\na,1,0.5\nb,x,0.5\n", "line 3: column won: 'x'")]
    [InlineData("act,won,p\na,1,0\nb,1,0.5\n", "line 2: column p: must be a probability above 0")]
    [InlineData("act,won,p\na,1,1.5\nb,1,0.5\n", "line 2: column p: must be a probability")]
    [InlineData("act,won,p\na,1,0.5\nb,1\n", "line 3: the row has 2 columns")]
    [InlineData("act,won\na,1\n", "line 1: the header has no column 'p'")]
    [InlineData("act,won,p\na,1,0.5\n", "at least two rows")]
    [InlineData("", "log.csv")]
    public async Task Bad_input_is_one_line_with_its_place_and_exit_code_2(string csv, string named)
    {
        var result = await EvaluateAsync(csv, "--json");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        result.Error.Trim().Split('\n')[^1].ShouldContain(named);
    }

    [Fact]
    public async Task Words_say_how_far_the_log_speaks_for_the_policy()
    {
        var result = await EvaluateAsync(Log, "--target", "q");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("effective sample size 2.3");
        result.Output.ShouldContain("on the largest hundredth of the rows");
        result.Output.Split('\n').Count(line => line.StartsWith("weight ", StringComparison.Ordinal)).ShouldBe(10);
        result.Output.ShouldContain("weight 1 to 2              1 rows   57.1% of the weight ##############");
    }

    [Fact]
    public async Task Tenant_that_draws_no_place_is_told_so_with_the_number_needed()
    {
        await using var world = await DeskWorld.CreateAsync();

        var result = await CommandLine.RunAsync(world.Database.Settings, "evaluate", "policy", "--tenant", "here", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Number(json, "rows").ShouldBe(0);
        var verdict = json.RootElement.GetProperty("verdict").GetString()!;
        verdict.ShouldStartWith("refused: no place is drawn at random; switch on ");
        verdict.ShouldContain("at least 100 more drawn places");
    }

    [Theory]
    [InlineData("Name either --file or --tenant.")]
    [InlineData("Name either --file or --tenant.", "--file", "log.csv", "--tenant", "here")]
    [InlineData("--file needs --action.", "--file", "log.csv")]
    [InlineData("Places are drawn in action slates only", "--tenant", "here", "--unit", "expert")]
    public async Task What_cannot_be_valued_is_one_line_and_exit_code_2(string named, params string[] options)
    {
        var result = await CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), ["evaluate", "policy", .. options]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(named);
    }

    private static double Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetDouble();

    private static async Task<JsonDocument> OpenBanditAsync(string name)
    {
        var result = await RunAsync(
            PublicData.Find($"obd/{name}.csv.gz"),
            "--action",
            "item_id",
            "--reward",
            "click",
            "--propensity",
            "propensity_score",
            "--json"
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    private async Task<ConsoleProcessResult> EvaluateAsync(string csv, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.In("log.csv"), csv);
        return await RunAsync(_folder.In("log.csv"), ["--action", "act", "--reward", "won", "--propensity", "p", .. options]);
    }

    private static Task<ConsoleProcessResult> RunAsync(string file, params string[] options) =>
        CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), ["evaluate", "policy", "--file", file, .. options]);
}
