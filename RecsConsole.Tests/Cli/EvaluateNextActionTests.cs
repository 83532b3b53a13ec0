using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class EvaluateNextActionTests : IDisposable
{
    private const string Map = "case=id,activity=step,time=at";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_one_json_object_with_the_agreed_fields()
    {
        var result = await EvaluateAsync(Log(60), Map, "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "cases",
                "events",
                "activities",
                "train_cases",
                "test_cases",
                "prefixes",
                "accuracy",
                "baseline_accuracy",
                "accuracy_with_end",
                "baseline_accuracy_with_end",
                "balanced_accuracy",
                "mrr_at_3",
                "recall_at_3",
                "log_loss",
                "ece",
                "train_seconds",
                "predict_us_per_prefix",
            ]);
    }

    [Fact]
    public async Task Asks_at_prefixes_of_two_and_more_events_of_the_last_third()
    {
        // cases alternate between a b c x and d b e x: after b, the last activity tells nothing and the one before it decides
        using var json = await AnswerAsync(Log(60));

        Number(json, "cases").ShouldBe(60);
        Number(json, "events").ShouldBe(240);
        Number(json, "activities").ShouldBe(6);
        Number(json, "train_cases").ShouldBe(40);
        Number(json, "test_cases").ShouldBe(20);
        Number(json, "prefixes").ShouldBe(40, "after two and after three of four events");
        Number(json, "accuracy").ShouldBe(1);
        Number(json, "accuracy_with_end").ShouldBe(1);
        Number(json, "baseline_accuracy").ShouldBe(0.75);
        Number(json, "baseline_accuracy_with_end").ShouldBe(50 / 60.0, 1e-6);
        Number(json, "balanced_accuracy").ShouldBe(1);
        Number(json, "mrr_at_3").ShouldBe(1);
        Number(json, "recall_at_3").ShouldBe(1);
    }

    [Fact]
    public async Task Another_share_of_the_cases_can_be_learned_from()
    {
        using var json = await AnswerAsync(Log(60), "--train-fraction", "0.5");

        Number(json, "train_cases").ShouldBe(30);
    }

    [Fact]
    public async Task Words_have_counting_and_intervals_beside_the_figures()
    {
        var result = await EvaluateAsync(Log(60), Map);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain(
            "accuracy with the end 1.0000 (1.0000 to 1.0000); counting the last 1, 2, 3 activities 0.8333, 1.0000, 1.0000"
        );
    }

    [Theory]
    [InlineData("id,step,at\n1,a,2026-01-01 00:00\n", Map, "an event")]
    [InlineData("id,step,at\n1,a,yesterday\n", Map, "line 2, column 'at'")]
    [InlineData("id,step,at\n1,,2026-01-01 00:00\n", Map, "line 2, column 'step'")]
    [InlineData("id,step,at\n1,a,2026-01-01 00:00\n", "case=id,activity=step", "'time' is missing")]
    [InlineData("id,step,at\n1,a,2026-01-01 00:00\n", "case=no,activity=step,time=at", "line 1: the header has no column 'no'")]
    public async Task Bad_input_is_one_line_with_its_place_and_exit_code_2(string csv, string map, string named)
    {
        var result = await EvaluateAsync(csv, map, "--json");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        result.Error.Trim().Split('\n')[^1].ShouldContain(named == "an event" ? "there must be a case to learn from" : named);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("most")]
    public async Task A_share_that_is_none_is_wrong_usage(string fraction)
    {
        var result = await EvaluateAsync(Log(9), Map, "--train-fraction", fraction);

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
    }

    // the minimum values are the figures of docs/benchmarks.md, with a small margin
    [Theory]
    [InlineData("helpdesk/helpdesk_tax.csv.gz", 1_993, 0.7155, 0.826)]
    [InlineData("bpi_12_w/bpi_12_w.csv.gz", 17_453, 0.787, 0.71, Traits = ["Speed", "Slow"])]
    public async Task Foresees_more_than_published_on_public_logs(string log, int prefixes, double accuracy, double withEnd)
    {
        var result = await RunAsync(PublicData.Find(log), "case=CaseID,activity=ActivityID,time=CompleteTimestamp", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Number(json, "prefixes").ShouldBe(prefixes);
        Number(json, "accuracy").ShouldBeGreaterThan(accuracy);
        Number(json, "accuracy_with_end").ShouldBeGreaterThan(withEnd);
    }

    private static string Log(int cases)
    {
        var csv = new StringBuilder("id,step,at\n");
        for (var i = 0; i < cases; i++)
        {
            var at = new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(i);
            foreach (var step in i % 2 == 0 ? "abcx" : "dbex")
            {
                csv.AppendLine(CultureInfo.InvariantCulture, $"{i},{step},{at:yyyy-MM-dd HH:mm:ss}");
                at = at.AddMinutes(10);
            }
        }

        return csv.ToString();
    }

    private static double Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetDouble();

    private async Task<JsonDocument> AnswerAsync(string csv, params string[] options)
    {
        var result = await EvaluateAsync(csv, Map, [.. options, "--json"]);
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    private async Task<ConsoleProcessResult> EvaluateAsync(string csv, string map, params string[] options)
    {
        await File.WriteAllTextAsync(_folder.In("log.csv"), csv);
        return await RunAsync(_folder.In("log.csv"), map, options);
    }

    private static Task<ConsoleProcessResult> RunAsync(string file, string map, params string[] options) =>
        CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal),
            ["evaluate", "next-action", "--file", file, "--map", map, .. options]
        );
}
