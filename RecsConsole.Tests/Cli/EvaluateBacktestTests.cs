using System.Globalization;
using System.Text;
using System.Text.Json;
using RecsConsole.Engine.Candidates;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

/// <summary>evaluate backtest on a small imported log: Bo solves the printer cases, Cy the network cases.</summary>
public sealed class EvaluateBacktestTests : IDisposable
{
    private const int Cases = 60;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_one_json_object_with_the_agreed_fields()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database, "expert", "--ablate");

        var answer = json.RootElement;
        answer
            .EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "unit",
                "train_cases",
                "test_cases",
                "hit_at_1",
                "hit_at_3",
                "hit_at_5",
                "hit_at_10",
                "mrr",
                "ci_low",
                "ci_high",
                "intervals",
                "popularity",
                "popularity_within",
                "counting_within",
                "random",
                "ablation",
            ]);
        answer.GetProperty("train_cases").GetInt32().ShouldBe(42);
        answer.GetProperty("test_cases").GetInt32().ShouldBe(18);
        answer.GetProperty("hit_at_1").GetDouble().ShouldBe(1);
        answer.GetProperty("popularity_within").GetProperty("hit_at_1").GetDouble().ShouldBe(1);
        answer.GetProperty("ablation").GetProperty("sources").GetArrayLength().ShouldBeGreaterThan(1);
        answer.GetProperty("random").GetProperty("hit_at_1").GetDouble().ShouldBeInRange(0.01, 0.99);
        var bounds = answer.GetProperty("popularity").GetProperty("intervals").GetProperty("mrr");
        bounds[0].GetDouble().ShouldBeLessThanOrEqualTo(bounds[1].GetDouble());
    }

    [Fact]
    [Trait("Req", "R67")]
    public async Task What_came_later_changes_no_earlier_answer()
    {
        await using var database = await ImportAsync();
        // every later case goes to a person who does not appear before
        await using var other = await ImportAsync(laterPerson: "Zoe");

        using var before = await BacktestAsync(database, "expert");
        using var after = await BacktestAsync(other, "expert");

        after.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBeLessThan(1);
        after.RootElement.GetProperty("popularity").GetProperty("hit_at_10").GetDouble().ShouldBe(0, "popularity knows earlier cases only");
        before.RootElement.GetProperty("popularity").GetProperty("hit_at_10").GetDouble().ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R67")]
    public async Task Field_that_was_something_else_then_counts_as_it_was_where_events_say_it()
    {
        // every case ends with the other product than it began with
        await using var database = await ImportAsync(isRenamed: true);

        using var asNow = await BacktestAsync(database, "expert", "--fields", "", "--without", "routing");
        using var asThen = await BacktestAsync(database, "expert", "--without", "routing");
        using var routed = await BacktestAsync(database, "expert");

        // by the product at the end, the person who solved such cases ranks first; at the first event the product had another name
        asNow.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBe(1);
        asThen.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBeLessThan(0.2);
        // routing compares cases by their fields at the first event
        routed.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Teams_are_asked_of_the_counts_and_a_column_goes_by_its_name()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database, "team", "--target", "product");

        // this log has no team column: the product is the target instead, and no team is ever recommended
        json.RootElement.GetProperty("test_cases").GetInt32().ShouldBe(18);
        json.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBe(0);
        json.RootElement.GetProperty("counting_within").GetProperty("hit_at_1").GetDouble().ShouldBe(1);
        json.RootElement.GetProperty("random").GetProperty("hit_at_1").GetDouble().ShouldBe(0.5, "two products");
    }

    [Fact]
    public async Task Cases_held_out_are_neither_counted_nor_asked()
    {
        await using var database = await ImportAsync(laterPerson: "Zoe");

        using var json = await BacktestAsync(database, "expert", "--held-out", "0.5", "--test-fraction", "0.25");

        json.RootElement.GetProperty("train_cases").GetInt32().ShouldBe(15);
        json.RootElement.GetProperty("test_cases").GetInt32().ShouldBe(15);
        json.RootElement.GetProperty("hit_at_1").GetDouble().ShouldBe(1, "Zoe came later");
    }

    [Fact]
    public async Task Source_left_out_from_the_start_is_in_no_ranking_and_not_in_the_table()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database, "expert", "--ablate", "--without", "skills", "--most-cases", "5");

        json.RootElement.GetProperty("test_cases").GetInt32().ShouldBe(5);
        json.RootElement.GetProperty("ablation")
            .GetProperty("sources")
            .EnumerateArray()
            .Select(source => source.GetProperty("source").GetString())
            .ShouldNotContain("skills");
    }

    [Fact]
    [Trait("Req", "R219")]
    public async Task Sequences_and_the_graph_of_outcomes_have_rows_although_they_are_off_and_can_be_left_out()
    {
        await using var database = await ImportAsync();

        using var json = await BacktestAsync(database, "action", "--ablate");
        using var without = await BacktestAsync(database, "action", "--ablate", "--without", "outcome_graph");

        var ablation = json.RootElement.GetProperty("ablation");
        var all = ablation.GetProperty("hit_at_5").GetDouble();
        foreach (var name in SourceSwitches.OptIn)
        {
            var row = RowOf(ablation, name)!.Value;
            row.GetProperty("hit_at_5_without").GetDouble().ShouldBe(all, "the desk does not have it");
        }

        RowOf(ablation, SourceNames.NextSteps)!.Value.GetProperty("hit_at_5_with").GetDouble().ShouldBe(all);
        RowOf(without.RootElement.GetProperty("ablation"), SourceNames.OutcomeGraph).ShouldBeNull();
        RowOf(without.RootElement.GetProperty("ablation"), SourceNames.ActionSequences).ShouldNotBeNull();
    }

    [Fact]
    public async Task Weights_are_chosen_before_the_last_cases_and_measured_on_these()
    {
        await using var database = await ImportAsync();

        var result = await CommandLine.RunAsync(database.Settings, "evaluate", "weights", "--tenants", "log", "--unit", "expert", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("validation_steps").GetInt32().ShouldBe(12);
        json.RootElement.GetProperty("test_steps").GetInt32().ShouldBe(12);
        json.RootElement.GetProperty("figures")
            .EnumerateArray()
            .Select(row => $"{row.GetProperty("part").GetString()} {row.GetProperty("weights").GetString()}")
            .ShouldBe(["validation present", "validation even", "validation chosen", "test present", "test even", "test chosen"]);
        json.RootElement.GetProperty("random")
            .EnumerateArray()
            .Select(row => $"{row.GetProperty("part").GetString()} {row.GetProperty("weights").GetString()}")
            .ShouldBe(["validation random order", "test random order"]);
        json.RootElement.GetProperty("random")[1].GetProperty("mrr").GetDouble().ShouldBeInRange(0.01, 0.99);
    }

    [Theory]
    [InlineData("--tenant", "log", "--unit", "expert", "--fields", "weather=sky")]
    [InlineData("--tenant", "nowhere", "--unit", "expert")]
    [InlineData("--tenant", "log", "--unit", "expert", "--test-fraction", "2")]
    [InlineData("--tenant", "log", "--unit", "team", "--ablate")]
    [InlineData("--tenant", "log", "--unit", "weather")]
    public async Task Wrong_usage_is_refused_with_one_line(params string[] args)
    {
        await using var database = await ImportAsync();

        var result = await CommandLine.RunAsync(database.Settings, ["evaluate", "backtest", .. args]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
    }

    private Task<TestDatabase> ImportAsync(string? laterPerson = null, bool isRenamed = false) =>
        LogDatabase.CreateAsync(_folder, Log(laterPerson, isRenamed), "case=case,activity=activity,time=time,resource=who,product=product");

    private static JsonElement? RowOf(JsonElement ablation, string source) =>
        ablation
            .GetProperty("sources")
            .EnumerateArray()
            .Where(row => string.Equals(row.GetProperty("source").GetString(), source, StringComparison.Ordinal))
            .Select(row => (JsonElement?)row)
            .SingleOrDefault();

    private static async Task<JsonDocument> BacktestAsync(TestDatabase database, string unit, params string[] more)
    {
        var result = await CommandLine.RunAsync(
            database.Settings,
            ["evaluate", "backtest", "--tenant", "log", "--unit", unit, "--within", "product", "--json", .. more]
        );
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonDocument.Parse(result.Output);
    }

    // One case a day: Al opens it, and the person who knows the product works on it and closes it.
    private static string Log(string? laterPerson, bool isRenamed)
    {
        var log = new StringBuilder("case,activity,time,who,product\n");
        for (var i = 0; i < Cases; i++)
        {
            var product = i % 2 == 0 ? "printer" : "network";
            var first =
                !isRenamed ? product
                : i % 2 == 0 ? "network"
                : "printer";
            var person =
                i >= 42 && laterPerson is not null ? laterPerson
                : i % 2 == 0 ? "Bo"
                : "Cy";
            var day = new DateTime(2024, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(i);
            foreach (var (activity, who, hours) in new[] { ("open", "Al", 0), ("work", person, 1), ("close", person, 2) })
            {
                log.Append(
                    CultureInfo.InvariantCulture,
                    $"c{i:000},{activity},{day.AddHours(hours):yyyy-MM-dd HH:mm:ss},{who},{(hours == 0 ? first : product)}\n"
                );
            }
        }

        return log.ToString();
    }
}
