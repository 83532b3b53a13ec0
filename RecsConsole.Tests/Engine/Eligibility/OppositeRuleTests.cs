using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Eligibility;

/// <summary>While a decision on the case waits for a second person, no step that decides the case otherwise is proposed.</summary>
[Trait("Req", "R106")]
public sealed class OppositeRuleTests
{
    [Fact]
    public void Every_other_decision_is_held_back_while_one_waits() => Held(ACaseThatWaits("release")).ShouldBe(["close", "reject"]);

    [Fact]
    public void Step_that_waits_says_so_itself() =>
        ACaseThatWaits("release").Open().Slate(SlateKind.Action).ReasonsAgainst("release").ShouldBe([ReasonCode.DuplicateRequest]);

    [Theory]
    [InlineData("ask")]
    [InlineData("expert")]
    [InlineData("look")]
    [InlineData("refine")]
    public void Asking_handing_on_and_work_in_the_same_state_decide_nothing(string waiting) =>
        Held(ACaseThatWaits(waiting)).ShouldBeEmpty();

    [Fact]
    public void Of_two_that_wait_both_hold_the_rest_back()
    {
        var slate = ACaseThatWaits("reject", "release").Open().Slate(SlateKind.Action);

        slate.ReasonsAgainst("close").ShouldBe([ReasonCode.OppositeWaits]);
        slate.ReasonsAgainst("release").ShouldBe([ReasonCode.DuplicateRequest, ReasonCode.OppositeWaits]);
    }

    [Fact]
    public void Activities_of_a_log_are_opposite_only_where_they_solve_or_end_the_case() =>
        Held(
                ASnapshot()
                    .WithState("handled")
                    .WithAction("accept", "activity", to: "closed")
                    .WithAction("refuse", "activity", to: "closed")
                    .WithAction("handle", "activity", to: "handled")
                    .WithCase(it => it with { OpenApprovalActions = ["accept"], HoldsOpposites = true })
            )
            .ShouldBe(["refuse"]);

    /// <summary>Decisions from before opposites were held back give the same slate again.</summary>
    [Fact]
    public void Snapshot_that_does_not_say_so_holds_nothing_back()
    {
        var before = ACaseThatWaits("release").WithCase(it => it with { HoldsOpposites = null });

        Held(before).ShouldBeEmpty();
        System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(before.Build().Case)).ShouldNotContain("holdsOpposites");
    }

    [Fact]
    public void Why_not_names_the_approval_that_has_to_be_decided()
    {
        var snapshot = ACaseThatWaits("release").Build();

        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(
            new(
                snapshot,
                RecommendationRequest.From(snapshot.Shared.Configuration, 1),
                snapshot.Open().AllValid(),
                new(SlateKind.Action, "reject")
            )
        );

        answer.Outcome.Reasons.ShouldBe([ReasonCode.OppositeWaits]);
        var change = answer.Changes.ShouldHaveSingleItem();
        (change.Code, change.Value).ShouldBe((ChangeCode.ApprovalDecided, "release"));
    }

    [Theory]
    [InlineData("release", false)]
    [InlineData(null, true)]
    public void While_an_approval_waits_only_what_people_do_in_the_state_is_advised(string? waiting, bool isShown)
    {
        var ids = ACaseThatWaits(waiting is null ? [] : [waiting])
            .WithSimilarCases(8, null, (_, hit) => hit with { Steps = [new("refine", "open")] })
            .WithHistory(history => history with { NextSteps = [new([], 100, 1, [new("look", 60)])] })
            .Open()
            .Slate(SlateKind.Action)
            .Ids();

        ids.ShouldContain("look");
        ids.Contains("refine", StringComparer.Ordinal).ShouldBe(isShown);
    }

    // two decisions of a second state, one that ends the case, and steps that decide nothing
    private static SnapshotBuilder ACaseThatWaits(params string[] waiting) =>
        ASnapshot()
            .WithState("review")
            .WithState("with_expert")
            .WithAction("release", to: "review")
            .WithAction("reject", to: "review")
            .WithAction("close", "close", to: "closed")
            .WithAction("ask", "communicate", to: "waiting")
            .WithAction("expert", "escalate", to: "with_expert")
            .WithAction("look", "investigate")
            .WithAction("refine")
            .WithSimilarCases(4, "release")
            .WithSimilarCases(4, "reject")
            .WithCase(it => it with { OpenApprovalActions = waiting, HoldsOpposites = true });

    private static IReadOnlyList<string> Held(SnapshotBuilder builder) =>
        [
            .. builder
                .Open()
                .Slate(SlateKind.Action)
                .Excluded.Where(each => each.Reasons.Contains(ReasonCode.OppositeWaits))
                .Select(each => each.Id),
        ];
}
