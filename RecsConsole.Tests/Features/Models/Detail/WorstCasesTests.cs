using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Detail.Worst;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Detail;

/// <summary>The worst cases of a model, limited to what the reader may see.</summary>
public sealed class WorstCasesTests
{
    [Fact]
    [Trait("Req", "R124")]
    public async Task Worst_case_opens_the_decision_it_was_made_in_or_the_case()
    {
        await using var world = await ModelWorld.OpenAsync();
        var decision = (await world.Desk.RecommendAsync()).DecisionId!.Value;
        var version = await RegisterAsync(world, decision);

        var view = (await world.Get<ReadWorstCases>().RunAsync(world.Adele, version, CancellationToken.None)).Value.ShouldNotBeNull();

        view.Hidden.ShouldBe(0);
        view.Kinds.Select(kind => (kind.Kind, kind.Count)).ShouldBe([(WorstKind.RankedLow, 7), (WorstKind.NotEligible, 1)]);
        var (logged, step) = (view.Kinds[0].Lines.ShouldHaveSingleItem(), view.Kinds[1].Lines.ShouldHaveSingleItem());
        (logged.CaseKey, logged.DecisionId, logged.Rank).ShouldBe(("T-1", decision, 5));
        logged.Item.ShouldNotBeNullOrEmpty();
        (step.CaseKey, step.DecisionId).ShouldBe(("T-1", null));
        step.Reasons.ShouldHaveSingleItem().ShouldNotBe("StateNotAllowed");
    }

    [Fact]
    public async Task Case_above_the_readers_clearance_is_counted_and_not_named()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await RegisterAsync(world, null);
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Desk.Here.CaseId).Classification = 3);

        var view = (await world.Get<ReadWorstCases>().RunAsync(world.Adele, version, CancellationToken.None)).Value.ShouldNotBeNull();

        view.Hidden.ShouldBe(2);
        view.Kinds.ShouldAllBe(kind => kind.Lines.Count == 0);
    }

    [Fact]
    public async Task Second_tenant_and_an_agent_see_no_worst_cases()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await RegisterAsync(world, null);

        var stranger = await world.Get<ReadWorstCases>().RunAsync(world.Stranger, version, CancellationToken.None);
        var agent = await world.Get<ReadWorstCases>().RunAsync(world.Desk.Here.Agent, version, CancellationToken.None);

        stranger.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        agent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static Task<string> RegisterAsync(ModelWorld world, Guid? decision)
    {
        var (caseId, at) = (world.Desk.Here.CaseId, world.Desk.Database.Clock.GetUtcNow());
        return world.RegisterAsync(report =>
            report with
            {
                Worst = new(
                    new Dictionary<string, int>(StringComparer.Ordinal) { [WorstKind.RankedLow] = 7, [WorstKind.NotEligible] = 1 },
                    [
                        new(WorstKind.RankedLow, decision, caseId, at, "ask", 5, 0.3, []),
                        new(WorstKind.NotEligible, null, caseId, at, "fix", null, null, ["StateNotAllowed"]),
                    ]
                ),
            }
        );
    }
}
