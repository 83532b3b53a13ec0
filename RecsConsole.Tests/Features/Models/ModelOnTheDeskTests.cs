using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>How promotion, rollback and kill switch affect the agent's next request.</summary>
public sealed class ModelOnTheDeskTests
{
    [Fact]
    [Trait("Req", "R117")]
    public async Task Promotion_acts_on_the_next_request_and_rollback_restores_the_slate_of_the_rules()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        var rules = await world.Desk.RecommendAsync();
        await world.ProposeAsync(world.Adele, version);
        var proposed = await world.Desk.RecommendAsync(rules.DecisionId);

        await world.PromoteAsync(world.Rupert, version);
        var promoted = await world.Desk.RecommendAsync(rules.DecisionId);
        await world.RollBackAsync(world.Adele, version, toHeuristic: true);
        var back = await world.Desk.RecommendAsync(promoted.DecisionId);

        Ranker(rules).ShouldBeNull();
        Ranker(proposed).ShouldBeNull();
        Ranker(promoted).ShouldBe(version);
        Actions(promoted).ShouldNotBe(Actions(rules));
        promoted.Slate(SlateKind.Document).Model.ShouldBeNull();
        Ranker(back).ShouldBeNull();
        Actions(back).ShouldBe(Actions(rules));
    }

    [Fact]
    [Trait("Req", "R117")]
    public async Task Rollback_restores_the_model_before()
    {
        await using var world = await ModelWorld.OpenAsync();
        var first = await world.PutIntoForceAsync(await world.RegisterAsync());
        var second = await world.PutIntoForceAsync(await world.RegisterAsync());
        var shown = await world.Desk.RecommendAsync();

        await world.RollBackAsync(world.Rupert, second);

        Ranker(shown).ShouldBe(second);
        Ranker(await world.Desk.RecommendAsync(shown.DecisionId)).ShouldBe(first);
    }

    [Fact]
    [Trait("Req", "R126")]
    public async Task Kill_switch_acts_on_the_next_request_both_ways()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.PutIntoForceAsync(await world.RegisterAsync());
        var ranked = await world.Desk.RecommendAsync();

        await world.Get<StopModels>().RunAsync(world.Adele, "Odd", CancellationToken.None);
        var stopped = await world.Desk.RecommendAsync(ranked.DecisionId);
        var seen = await world.Get<ListModels>().RunAsync(world.Adele, new(), default);
        await world.Get<ResumeModels>().RunAsync(world.Adele, new("Fine", seen.Value!.Now.Switch.Revision), default);
        var resumed = await world.Desk.RecommendAsync(stopped.DecisionId);

        Ranker(ranked).ShouldBe(version);
        Ranker(stopped).ShouldBeNull();
        Ranker(resumed).ShouldBe(version);
    }

    [Fact]
    [Trait("Req", "R126")]
    public async Task Pilot_of_a_role_ranks_for_that_role_only()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await world.ProposeAsync(world.Adele, version, ModelStatus.Pilot, 100, roles: ["sales"]);
        await world.PromoteAsync(world.Rupert, version);
        var others = await world.Desk.RecommendAsync();
        await world.ProposeAsync(world.Adele, version, ModelStatus.Pilot, 100, roles: ["agent"]);
        await world.PromoteAsync(world.Rupert, version);

        Ranker(others).ShouldBeNull();
        Ranker(await world.Desk.RecommendAsync(others.DecisionId)).ShouldBe(version);
    }

    [Fact]
    [Trait("Req", "R126")]
    public async Task Open_page_is_told_that_a_model_moved()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.PutIntoForceAsync(await world.RegisterAsync());
        var poller = world.Get<ChangePoller>();
        await poller.PollOnceAsync(CancellationToken.None);
        using var told = new SemaphoreSlim(0);
        using var changes = new SlateChanges(
            poller,
            world.Desk.Database.Clock,
            world.Desk.Here.Agent,
            _ =>
            {
                told.Release();
                return Task.CompletedTask;
            }
        );

        await world.RollBackAsync(world.Adele, version, toHeuristic: true);
        await poller.PollOnceAsync(CancellationToken.None);

        (await told.WaitAsync(TimeSpan.FromSeconds(5))).ShouldBeTrue();
    }

    private static string? Ranker(ShownDecision decision) => decision.Slate(SlateKind.Action).Model;

    private static IEnumerable<string> Actions(ShownDecision decision) => decision.Slate(SlateKind.Action).Items.Select(item => item.Id);
}
