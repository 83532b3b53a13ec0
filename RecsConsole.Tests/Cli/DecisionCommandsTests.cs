using System.Text.Json;
using RecsConsole.Engine.Results;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Replay;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Cli;

/// <summary>The verbs recommend, decision export and replay, as an operator uses them.</summary>
public sealed class DecisionCommandsTests
{
    [Fact]
    public async Task Recommend_answers_one_json_object_with_the_agreed_fields()
    {
        await using var world = await DeskWorld.CreateAsync();

        using var json = await RecommendAsync(world);

        Names(json.RootElement).ShouldBe(["decision", "engine", "slates"]);
        var slate = json.RootElement.GetProperty("slates")[0];
        Names(slate).Take(3).ShouldBe(["kind", "items", "excluded"]); // an empty slate adds its reason
        Names(slate.GetProperty("items")[0])
            .ShouldBe(["id", "title", "rank", "score", "confidence", "ground", "reason", "sources", "propensity"]);
    }

    [Fact]
    [Trait("Req", "R154")]
    public async Task Decision_is_made_exported_and_replayed_in_a_fresh_process()
    {
        await using var world = await DeskWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        var decision = await DecideAsync(world);
        var bundle = await ExportAsync(world, folder, decision);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["TZ"] = "Pacific/Chatham",
            ["LANG"] = "tr_TR.UTF-8",
        };

        var replayed = await ConsoleProcess.RunAsync(
            settings,
            TestContext.Current.CancellationToken,
            "replay",
            "--bundle",
            bundle,
            "--json"
        );

        replayed.ExitCode.ShouldBe(0, replayed.Error);
        var answer = JsonDocument.Parse(replayed.Output).RootElement;
        answer.GetProperty("replayed").GetInt32().ShouldBe(1);
        answer.GetProperty("identical").GetInt32().ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R154")]
    public async Task Bundle_of_another_engine_is_replayed_by_the_kept_one_or_says_that_it_is_missing()
    {
        await using var world = await DeskWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        var bundle = await ExportAsync(world, folder, await DecideAsync(world));
        var text = await File.ReadAllTextAsync(bundle, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            bundle,
            text.Replace($"\"engine\":\"{EngineVersions.Current}\"", $"\"engine\":\"{PatchedEngine.Version}\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath };
        string[] command = ["replay", "--bundle", bundle, "--json"];

        var missing = await CommandLine.RunAsync(settings, command);
        PatchedEngine.AddTo(folder);
        var kept = await CommandLine.RunAsync(settings, command);

        missing.ExitCode.ShouldBe(1);
        missing.Output.ShouldContain("\"engine_missing\":1");
        kept.ExitCode.ShouldBe(0, kept.Error);
        kept.Output.ShouldContain("\"identical\":1");
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("validation")]
    [InlineData("opening")]
    [InlineData("parts")]
    [InlineData("decisionId")]
    public async Task One_flipped_input_bit_names_the_first_stage_that_differs(string section)
    {
        await using var world = await DeskWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        var bundle = await ExportAsync(world, folder, await DecideAsync(world));
        var bytes = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var at = text.IndexOf($"\"{section}\":", StringComparison.Ordinal) + section.Length + 3;
        // moves into a value: a character of the decision id, a digit of the opening's slots, or a character in the middle of the Base64 of
        // the other sections
        at =
            section == "decisionId" ? at + 3
            : section == "opening" ? text.IndexOf("Slots\":", at, StringComparison.Ordinal) + 7
            : at + 400;
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await RunAsync(world, "replay", "--bundle", bundle, "--json");

        exitCode.ShouldBe(1);
        JsonDocument
            .Parse(output)
            .RootElement.GetProperty("first_difference")
            .GetString()
            .ShouldBe(section == "decisionId" ? "decision" : section);
    }

    [Theory]
    [InlineData("recommend", "--tenant", "nowhere", "--actor", "agent", "--case", "T-1")]
    [InlineData("recommend", "--tenant", "here", "--actor", "nobody", "--case", "T-1")]
    [InlineData("recommend", "--tenant", "here", "--actor", "agent", "--case", "T-999")]
    [InlineData("replay", "--tenant", "here")]
    [InlineData("replay", "--tenant", "here", "--last", "0")]
    [InlineData("replay", "--bundle", "no-such-file")]
    public async Task Wrong_name_is_one_line_and_exit_code_2(params string[] args)
    {
        await using var world = await DeskWorld.CreateAsync();

        var (exitCode, output, error) = await RunAsync(world, args);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Trim().Split('\n').Length.ShouldBe(1);
        error.ShouldStartWith("error: ");
    }

    [Fact]
    public async Task File_that_is_no_bundle_is_wrong_input_and_no_difference()
    {
        await using var world = await DeskWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("people.csv"), "name;email\nAna;ana@test.example", TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await RunAsync(world, "replay", "--bundle", folder.In("people.csv"));

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("people.csv is not a file that decision export wrote");
    }

    private static async Task<string> DecideAsync(DeskWorld world)
    {
        using var answer = await RecommendAsync(world);
        answer.RootElement.GetProperty("slates").GetArrayLength().ShouldBe(3);
        return answer.RootElement.GetProperty("decision").GetString()!;
    }

    private static async Task<JsonDocument> RecommendAsync(DeskWorld world)
    {
        var (exitCode, output, error) = await RunAsync(
            world,
            "recommend",
            "--tenant",
            "here",
            "--actor",
            "agent",
            "--case",
            "T-1",
            "--json"
        );
        exitCode.ShouldBe(0, error);
        return JsonDocument.Parse(output);
    }

    private static IEnumerable<string> Names(JsonElement answer) => answer.EnumerateObject().Select(field => field.Name);

    private static async Task<string> ExportAsync(DeskWorld world, TemporaryFolder folder, string decision)
    {
        var file = folder.In("decision.json");
        var (exitCode, _, error) = await RunAsync(world, "decision", "export", "--tenant", "here", "--decision", decision, "--out", file);
        exitCode.ShouldBe(0, error);
        return file;
    }

    private static Task<ConsoleProcessResult> RunAsync(DeskWorld world, params string[] args) =>
        CommandLine.RunAsync(world.Database.Settings, args);
}
