using RecsConsole.Engine;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

[Trait("Req", "R82")]
public sealed class ExplorationTests
{
    private const int Seeds = 4000;
    private const long Rate = 200_000;

    [Fact]
    public void Nothing_is_tried_out_unless_the_tenant_wants_it() => Slates(Desk(rate: null)).ShouldAllBe(slate => Tried(slate) == null);

    [Fact]
    public void One_low_risk_action_is_tried_out_in_the_last_shown_place_as_often_as_asked()
    {
        var slates = Slates(Desk(Rate));

        var tried = slates.Where(slate => Tried(slate) is not null).ToList();
        ((double)tried.Count / Seeds).ShouldBe(0.2, tolerance: 0.03);
        tried.ShouldAllBe(slate => slate.Items[4].Id == Tried(slate));
        tried.Select(Tried).Distinct(StringComparer.Ordinal).Count().ShouldBe(3, "five to seven");
        tried.ShouldAllBe(slate => slate.Items[4].Propensity == Rate / 3);
        slates.Where(slate => Tried(slate) is null).ShouldAllBe(slate => slate.Items[4].Propensity == 1_000_000 - Rate);
        slates.ShouldAllBe(slate => slate.Items.Take(4).All(item => item.Propensity == 1_000_000));
    }

    [Fact]
    public void Neither_medium_nor_high_risk_is_ever_tried_out() =>
        Slates(Desk(Rate)).Select(Tried).ShouldNotContain(id => id == "medium" || id == "high");

    [Fact]
    [Trait("Req", "R13")]
    public void High_risk_surface_refuses_exploration()
    {
        var risky = Desk(Rate).WithConfiguration(it => it with { Surfaces = [new(SlateKind.Action, IsOn: true, RiskLevel.High)] });

        Slates(Desk(Rate)).ShouldContain(slate => Tried(slate) != null, "the same desk at low risk");
        Slates(risky).ShouldAllBe(slate => Tried(slate) == null);
    }

    [Fact]
    public void What_policy_requires_never_gives_way()
    {
        var desk = ASnapshot().WithConfiguration(it => it with { ExplorationRate = Rate });
        string[] required = ["r0", "r1", "r2", "r3", "r4"];
        foreach (var key in required)
        {
            desk.WithAction(key, "compliance");
        }

        desk.WithAction("other").WithPolicy("P-1", requires: required);

        Slates(desk).ShouldAllBe(slate => slate.Items.Take(5).All(item => item.RequiredByPolicy != null));
    }

    // the cap on items of one kind is high, so that scores alone set the order: a0 best, a7 worst
    private static SnapshotBuilder Desk(long? rate)
    {
        var builder = ASnapshot().WithConfiguration(it => it with { ExplorationRate = rate, MaxSameKind = 5 });
        for (var i = 0; i < 8; i++)
        {
            builder.WithAction($"a{i}", $"kind{i}").WithSimilarCases(20 - (2 * i), $"a{i}");
        }

        return builder
            .WithAction("medium", "m", it => it with { Risk = RiskLevel.Medium })
            .WithAction("high", "h", it => it with { Risk = RiskLevel.High });
    }

    private static List<Recommendation> Slates(SnapshotBuilder builder)
    {
        var snapshot = builder.Build();
        var pipeline = RecommendationPipeline.WithHeuristic();
        return
        [
            .. Enumerable
                .Range(0, Seeds)
                .Select(seed =>
                    pipeline.Recommend(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, seed)).Slate(SlateKind.Action)
                ),
        ];
    }

    private static string? Tried(Recommendation slate) =>
        slate.Moves.LastOrDefault(move => move.Rule == StandardSlatePolicy.ExplorationRule)?.Id;
}
