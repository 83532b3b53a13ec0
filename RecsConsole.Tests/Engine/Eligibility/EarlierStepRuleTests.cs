using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Eligibility;

/// <summary>An action that builds on others is proposed once one of them was done on the case.</summary>
public sealed class EarlierStepRuleTests
{
    [Fact]
    public void Before_any_of_its_steps_it_is_excluded_with_that_reason()
    {
        var slate = ACase().WithStep("greet").Open().Slate(SlateKind.Action);

        slate.Ids().ShouldNotContain("accept");
        slate.ReasonsAgainst("accept").ShouldBe([ReasonCode.EarlierStepMissing]);
    }

    [Theory]
    [InlineData("request")]
    [InlineData("review")]
    public void One_of_its_steps_is_enough_however_long_ago(string done) =>
        ACase().WithStep(done).WithStep("greet").Open().Slate(SlateKind.Action).Ids().ShouldContain("accept");

    [Fact]
    public void History_that_may_be_cut_off_is_no_proof_that_nothing_was_done()
    {
        var builder = ACase();
        for (var i = 0; i < CaseSnapshot.LongestHistory; i++)
        {
            builder.WithStep("greet");
        }

        builder
            .Open()
            .Slate(SlateKind.Action)
            .Excluded.ShouldNotContain(each => each.Id == "accept" && each.Reasons.Contains(ReasonCode.EarlierStepMissing));
    }

    [Fact]
    public void Why_not_names_the_missing_step()
    {
        var snapshot = ACase().Build();

        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(
            new(
                snapshot,
                RecommendationRequest.From(snapshot.Shared.Configuration, 1),
                snapshot.Open().AllValid(),
                new(SlateKind.Action, "accept")
            )
        );

        answer.Outcome.Reasons.ShouldBe([ReasonCode.EarlierStepMissing]);
        answer.Changes.ShouldHaveSingleItem().Code.ShouldBe(ChangeCode.EarlierStepDone);
    }

    /// <summary>Snapshots of decisions from before keep their bytes.</summary>
    [Fact]
    public void An_action_that_needs_no_step_adds_nothing_to_a_snapshot() =>
        System
            .Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(ASnapshot().WithAction("fix").Build().Shared.Catalog))
            .ShouldNotContain("earlierSteps");

    private static SnapshotBuilder ACase() =>
        ASnapshot()
            .WithAction("accept", change: it => it with { EarlierSteps = ["request", "review"] })
            .WithAction("greet", "communicate")
            .WithSimilarCases(6, "accept");
}
