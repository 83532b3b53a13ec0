using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

/// <summary>An external decision point can only deny further. What it does not clearly permit in time is denied.</summary>
[Trait("Req", "R48")]
public sealed class DecisionPointTests
{
    [Fact]
    public async Task Yes_to_everything_shows_what_the_policy_permits_and_is_stored_with_each_permit()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point);

        var shown = await world.RecommendAsync();

        shown.Slates.ShouldAllBe(slate => slate.Items.Count > 0);
        var validation = await ValidationAsync(world);
        validation.Basis!.Case!.Rules.ShouldEndWith("decision_point");
        validation
            .Items.Where(item => item.Reasons.Count == 0)
            .ShouldAllBe(item => item.Permit!.Rules.EndsWith("decision_point", StringComparison.Ordinal));
        point.Requests.Count.ShouldBe(1); // all items are asked in one request
        point.Authorization.ShouldBe("Bearer a-token");
    }

    [Fact]
    public async Task Request_has_the_shape_of_AuthZEN_and_no_names()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point);

        await world.RecommendAsync();

        using var asked = JsonDocument.Parse(point.Requests.Single());
        var subject = asked.RootElement.GetProperty("subject");
        subject.GetProperty("type").GetString().ShouldBe("person");
        subject.GetProperty("id").GetString().ShouldBe(world.Here.Agent.PersonId.ToString("D"));
        subject.GetProperty("properties").GetProperty("roles").GetArrayLength().ShouldBe(1);
        var first = asked.RootElement.GetProperty("evaluations")[0];
        first.GetProperty("action").GetProperty("name").GetString().ShouldBe("recommend");
        first.GetProperty("resource").GetProperty("type").GetString().ShouldBe("case");
        asked.RootElement.GetProperty("context").GetProperty("tenant").ValueKind.ShouldBe(JsonValueKind.String);
        point.Requests[0].ShouldNotContain("Person ");
        point.Requests[0].ShouldNotContain("Printer");
    }

    [Fact]
    public async Task No_to_a_document_takes_it_off_the_slate_and_the_decision_replays_without_the_service()
    {
        await using var world = await DeskWorld.CreateAsync();
        DecisionPointServer point = await DecisionPointServer.StartAsync();
        point.Denied.Add("guide");
        await using var strict = await OpenAsync(point);

        var without = await world.RecommendAsync();
        var shown = await strict.RecommendAsync();
        await point.DisposeAsync();

        without.Slate(SlateKind.Document).Items.Select(item => item.Id).ShouldBe(["guide"]);
        shown.Slate(SlateKind.Document).Items.ShouldBeEmpty();
        shown.Slate(SlateKind.Action).Items.ShouldNotBeEmpty();
        await using var db = strict.Open();
        var row = await db.Decisions.SingleAsync();
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
        ReplayEntry.Judge(bundle).Outcome.ShouldBe(ReplayVerdict.Identical);
    }

    [Fact]
    public async Task No_to_the_case_shows_nothing()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point);
        point.Denied.Add(world.Here.CaseId.ToString("D"));

        (await world.RecommendAsync()).Slates.ShouldAllBe(slate => slate.Items.Count == 0);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("slow")]
    [InlineData("garbage")]
    [InlineData("text")]
    [InlineData("few")]
    [InlineData("gone")]
    public async Task What_is_not_answered_is_not_shown(string fault)
    {
        var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point, fault);
        await BreakAsync(point, fault);

        var shown = await world.RecommendAsync();

        shown.Slates.ShouldAllBe(slate => slate.Items.Count == 0);
        var validation = await ValidationAsync(world);
        validation.Items.ShouldNotBeEmpty();
        validation.Items.ShouldAllBe(item => item.Reasons.Contains(ReasonCode.CheckFailed) && item.Permit == null);
        await point.DisposeAsync();
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("error", false)]
    [InlineData("slow", false)]
    [InlineData("garbage", false)]
    [InlineData("text", false)]
    public async Task Gate_lets_in_only_on_a_yes_and_records_the_rest(string answer, bool entered)
    {
        var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point, answer);
        await BreakAsync(point, answer);
        await using var db = world.Open();

        await using var result = await world
            .Get<OperationScopeFactory>()
            .OpenAsync(world.Here.Agent, AccessOperation.Search, "try.search", CancellationToken.None);

        (result.Refusal is null).ShouldBe(entered);
        var outcomes = await db.AuditEntries.Select(entry => entry.Outcome).ToListAsync();
        outcomes.ShouldBe(
            entered ? []
            : answer == "no" ? ["denied"]
            : ["failed"]
        );
        await point.DisposeAsync();
    }

    [Fact]
    public async Task What_the_policy_denies_is_not_even_asked()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point);
        await using var db = world.Open();

        await using var result = await world
            .Get<OperationScopeFactory>()
            .OpenAsync(world.Here.Agent, AccessOperation.ManageTenant, "try.tenant", CancellationToken.None);

        result.Refusal!.Kind.ShouldBe(ErrorKind.Forbidden);
        point.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://pdp.example", true)]
    [InlineData("http://127.0.0.1:9", true)]
    [InlineData("", true)]
    [InlineData("http://pdp.example", false)]
    [InlineData("ftp://pdp.example", false)]
    [InlineData("pdp", false)]
    [InlineData("https://me:secret@pdp.example", false)]
    public void Address_is_checked_before_anybody_is_let_in(string address, bool isFine) =>
        new DecisionPointOptionsValidation().Validate(null, new() { Address = address }).Succeeded.ShouldBe(isFine);

    private static Task<DeskWorld> OpenAsync(DecisionPointServer point, string? fault = null)
    {
        var address = point.Address;
        var timeout = TimeSpan.FromMilliseconds(fault == "slow" ? 200 : 10_000);
        return DeskWorld.CreateAsync(replace: services =>
            services.Configure<DecisionPointOptions>(options =>
                (options.Address, options.Token, options.Timeout) = (address, "a-token", timeout)
            )
        );
    }

    private static async Task BreakAsync(DecisionPointServer point, string fault)
    {
        switch (fault)
        {
            case "no":
                point.Denied.Add("*");
                break;
            case "error":
                point.Status = 500;
                break;
            case "slow":
                point.Delay = TimeSpan.FromSeconds(30);
                break;
            case "garbage":
                point.Garbage = "<html>yes</html>";
                break;
            case "text":
                point.Garbage = """{"decision":"true","evaluations":[{"decision":"true"}]}""";
                break;
            case "few":
                point.Garbage = """{"evaluations":[{"decision":true}]}""";
                break;
            case "gone":
                await point.DisposeAsync();
                break;
            default:
                break;
        }
    }

    private static async Task<ValidationFacts> ValidationAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return DecisionContent.ValidationOf(await db.Decisions.SingleAsync());
    }
}
