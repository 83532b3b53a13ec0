using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>Which ranker an opening uses: the heuristic, the live model, or a pilot; each change affects the next request.</summary>
public sealed class ServedModelTests
{
    private static readonly LogisticModel LikesRisk = LogisticModels.ForActions();
    private static readonly LogisticModel FearsRisk = LogisticModels.ForActions("logistic-2", -5_000_000);

    [Fact]
    [Trait("Req", "R70")]
    [Trait("Req", "R113")]
    public async Task Live_model_ranks_the_next_request_and_its_decision_replays_from_the_bundle()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();

        await world.RegisterAsync(LikesRisk);
        var after = await world.RecommendAsync(before.DecisionId);

        before.DecisionId.ShouldNotBe(after.DecisionId);
        Actions(before).ShouldBe(["notice", "ask", "wipe"]);
        Actions(after).ShouldBe(["notice", "wipe", "ask"]);
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == after.DecisionId);
        DecisionContent.VersionsOf(row).Engine.Model.ShouldBe("logistic-1");
        row.PartHashes.Count.ShouldBe(5);
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
        ReplayEntry.Judge(bundle).Outcome.ShouldBe("identical");
    }

    [Fact]
    [Trait("Req", "R70")]
    [Trait("Req", "R113")]
    public async Task Live_trees_rank_the_next_request_and_their_decision_replays_from_the_bundle()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();

        await world.RegisterAsync(TreeModels.ForActions(risk: 3));
        var after = await world.RecommendAsync(before.DecisionId);

        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == after.DecisionId);
        DecisionContent.VersionsOf(row).Engine.Model.ShouldBe("trees-1");
        Scores(after).ShouldNotBe(Scores(before));
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
        ReplayEntry.Judge(bundle).Outcome.ShouldBe("identical");
    }

    [Fact]
    [Trait("Req", "R70")]
    public async Task Trees_that_cannot_be_read_leave_the_heuristic_in_force()
    {
        await using var world = await DeskWorld.CreateAsync();
        var plain = await world.RecommendAsync();

        await world.RegisterAsync(TreeModels.ForActions() with { Text = "tree" });

        Scores(await world.RecommendAsync(plain.DecisionId)).ShouldBe(Scores(plain));
    }

    [Fact]
    [Trait("Req", "R76")]
    public async Task Nothing_moved_keeps_the_decision_under_a_model()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LikesRisk);
        var first = await world.RecommendAsync();

        (await world.RecommendAsync(first.DecisionId)).DecisionId.ShouldBe(first.DecisionId);
    }

    [Fact]
    [Trait("Req", "R117")]
    public async Task Rollback_restores_the_previous_slate()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RegisterAsync(LikesRisk);
        var before = await world.RecommendAsync();
        await world.MoveAsync(first.Id, row => row.Status = ModelStatus.Retired);
        var second = await world.RegisterAsync(FearsRisk);
        var between = await world.RecommendAsync(before.DecisionId);

        await world.MoveAsync(second.Id, row => row.Status = ModelStatus.Retired);
        await world.MoveAsync(first.Id, row => row.Status = ModelStatus.Live);
        var after = await world.RecommendAsync(between.DecisionId);

        Actions(between).ShouldBe(["notice", "ask", "wipe"]);
        Scores(after).ShouldBe(Scores(before));
    }

    [Fact]
    [Trait("Req", "R126")]
    public async Task Kill_switch_acts_on_the_next_request_and_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        var plain = await world.RecommendAsync();
        await world.RegisterAsync(LikesRisk);
        var ranked = await world.RecommendAsync(plain.DecisionId);

        await world.StopAsync(true);
        var stopped = await world.RecommendAsync(ranked.DecisionId);
        await world.StopAsync(false);
        var again = await world.RecommendAsync(stopped.DecisionId);

        Scores(stopped).ShouldBe(Scores(plain));
        Scores(again).ShouldBe(Scores(ranked));
    }

    [Theory]
    [InlineData("one", "agent", true)]
    [InlineData("two", "agent", false)]
    [InlineData("one", "supervisor", false)]
    [Trait("Req", "R126")]
    public async Task Pilot_covers_its_team_and_role_only(string team, string role, bool covered)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(FearsRisk);
        await world.RegisterAsync(LikesRisk, ModelStatus.Pilot, row => (row.Teams, row.Roles) = ([team], [role]));

        var shown = await world.RecommendAsync();

        Actions(shown)[1].ShouldBe(covered ? "wipe" : "ask");
    }

    [Fact]
    [Trait("Req", "R126")]
    public async Task Share_of_a_pilot_decides_by_model_and_person_and_only_grows()
    {
        await using var world = await DeskWorld.CreateAsync();
        var pilot = await world.RegisterAsync(LikesRisk, ModelStatus.Pilot);
        var bucket = TenantModels.BucketOf(pilot.Id, world.Here.Agent.PersonId);
        await world.MoveAsync(pilot.Id, row => row.Percent = bucket);
        var outside = await world.RecommendAsync();

        await world.MoveAsync(pilot.Id, row => row.Percent = bucket + 1);
        var inside = await world.RecommendAsync(outside.DecisionId);

        Actions(outside)[1].ShouldBe("ask");
        Actions(inside)[1].ShouldBe("wipe");
    }

    [Fact]
    [Trait("Req", "R126")]
    public void Buckets_spread_people_evenly()
    {
        var model = Guid.Parse("7f3c6a52-0f3e-4c0f-9b1e-0d6f2a9c1b11");

        var inside = Enumerable.Range(0, 10_000).Count(i => TenantModels.BucketOf(model, SnapshotBuilder.Id(i)) < 20);

        inside.ShouldBeInRange(1_850, 2_150);
    }

    [Fact]
    [Trait("Req", "R70")]
    public async Task Model_that_is_deleted_damaged_or_of_another_schema_leaves_the_heuristic()
    {
        await using var world = await DeskWorld.CreateAsync();
        var plain = await world.RecommendAsync();
        var damaged = await world.RegisterAsync(LikesRisk, change: row => row.Content = row.Content[..^3]);
        var afterDamage = await world.RecommendAsync(plain.DecisionId);
        await world.ChangeAsync(ChangeKind.Model, db => db.Models.Remove(db.Models.Single(row => row.Id == damaged.Id)));
        await world.RegisterAsync(LikesRisk with { FeatureSchema = 99 });

        var afterSchema = await world.RecommendAsync(afterDamage.DecisionId);

        Scores(afterDamage).ShouldBe(Scores(plain));
        Scores(afterSchema).ShouldBe(Scores(plain));
    }

    [Fact]
    [Trait("Req", "R65")]
    public async Task Model_with_a_column_that_the_tenant_denies_ranks_no_longer()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LikesRisk);
        var before = await world.RecommendAsync();

        await world.DenyAsync("risk");
        var after = await world.RecommendAsync(before.DecisionId);

        Actions(before)[1].ShouldBe("wipe");
        Actions(after)[1].ShouldBe("ask");
    }

    [Fact]
    public async Task Model_of_one_tenant_ranks_nothing_in_another()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LikesRisk);

        var elsewhere = await world.TryRecommendAsync(world.Elsewhere.Agent, world.Elsewhere.CaseId);

        Actions(elsewhere.Value!).ShouldBe(["notice", "ask", "wipe"]);
    }

    private static List<string> Actions(ShownDecision shown) => [.. shown.Slate(SlateKind.Action).Items.Select(item => item.Id)];

    private static List<string> Scores(ShownDecision shown) =>
        [.. shown.Slate(SlateKind.Action).Items.Select(item => $"{item.Rank} {item.Id} {item.Score}")];
}
