using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Eligibility;

public sealed class ActionEligibilityTests
{
    [Fact]
    public void An_action_with_nothing_against_it_is_eligible() =>
        ASnapshot().WithAction("fix").Open().Slate(SlateKind.Action).Ids().ShouldBe(["fix"]);

    [Theory]
    [InlineData("draft")]
    [InlineData("in_review")]
    [InlineData("retired")]
    [InlineData("unheard of")]
    [Trait("Req", "R55")]
    public void An_unpublished_action_is_excluded(string status) =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix", change: action => action with { Status = status }))
            .ShouldBe([ReasonCode.CatalogNotPublished]);

    [Fact]
    [Trait("Req", "R50")]
    public void An_action_the_workflow_has_no_transition_for_is_excluded() =>
        ReasonsAgainstFix(ASnapshot().WithActionOutsideWorkflow("fix").WithSimilarCase(1, "fix")).ShouldBe([ReasonCode.StateNotAllowed]);

    [Fact]
    [Trait("Req", "R19")]
    public void An_action_made_for_other_states_is_excluded() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix", change: action => action with { AllowedStates = ["waiting"] }))
            .ShouldBe([ReasonCode.StateNotAllowed]);

    [Fact]
    [Trait("Req", "R21")]
    public void Closing_is_excluded_in_states_from_which_the_workflow_does_not_close() =>
        ASnapshot()
            .WithAction("close", "close", from: "waiting", to: "closed")
            .WithSimilarCases(20, "close")
            .Open()
            .Slate(SlateKind.Action)
            .ReasonsAgainst("close")
            .ShouldBe([ReasonCode.StateNotAllowed]);

    [Fact]
    [Trait("Req", "R46")]
    public void An_action_for_another_role_is_excluded() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix", change: action => action with { RequiredRole = "supervisor" }))
            .ShouldBe([ReasonCode.RoleNotAllowed]);

    [Fact]
    [Trait("Req", "R46")]
    public void An_actor_of_another_team_gets_no_actions() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix").WithCase(facts => facts with { Team = "billing", AssigneeId = Id(77) }))
            .ShouldBe([ReasonCode.NotPermitted]);

    [Fact]
    public void An_action_that_a_policy_forbids_is_excluded_even_if_another_requires_it() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix").WithPolicy("P-1", requires: ["fix"]).WithPolicy("P-2", forbids: ["fix"]))
            .ShouldBe([ReasonCode.NotPermitted]);

    [Fact]
    [Trait("Req", "R50")]
    public void An_action_of_an_expired_policy_is_excluded() =>
        ReasonsAgainstFix(
                ASnapshot()
                    .WithAction("fix", change: action => action with { PolicyKey = "P-1" })
                    .WithPolicy("P-1", change: policy => policy with { EffectiveTo = At })
            )
            .ShouldBe([ReasonCode.PolicyExpired]);

    [Fact]
    [Trait("Req", "R50")]
    public void An_action_of_a_policy_that_the_catalog_lacks_is_excluded() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix", change: action => action with { PolicyKey = "P-1" }))
            .ShouldBe([ReasonCode.PolicyExpired]);

    [Fact]
    [Trait("Req", "R21")]
    public void An_action_that_waits_for_approval_is_not_asked_for_again() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix").WithCase(facts => facts with { OpenApprovalActions = ["fix"] }))
            .ShouldBe([ReasonCode.DuplicateRequest]);

    [Fact]
    public void An_action_done_since_the_case_entered_its_state_is_excluded() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix").WithStep("arrive", "new").WithStep("fix")).ShouldBe([ReasonCode.AlreadyTried]);

    [Fact]
    public void An_action_done_before_the_case_entered_its_state_is_excluded() =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix").WithStep("fix", "waiting", "waiting").WithStep("answer", "waiting", "open"))
            .ShouldBe([ReasonCode.AlreadyTried]);

    [Fact]
    public void An_action_that_people_repeat_stays_eligible_after_it_was_done() =>
        ASnapshot()
            .WithAction("write", "communicate")
            .WithAction("mined", observed: 40)
            .WithStep("write")
            .WithStep("mined")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .ShouldBe(["mined", "write"]);

    [Theory]
    [InlineData("already_tried", ReasonCode.AlreadyTried)]
    [InlineData("not_applicable", ReasonCode.DismissedByActor)]
    [Trait("Req", "R80")]
    public void A_dismissed_action_stays_away_with_the_reason_given(string reason, ReasonCode expected) =>
        ReasonsAgainstFix(ASnapshot().WithAction("fix").WithDismissal(SlateKind.Action, "fix", reason)).ShouldBe([expected]);

    [Fact]
    public void A_dismissed_document_of_the_same_key_leaves_the_action_alone() =>
        ASnapshot()
            .WithAction("fix")
            .WithDismissal(SlateKind.Document, "fix", "not_useful")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .ShouldBe(["fix"]);

    [Fact]
    [Trait("Req", "R55")]
    public void An_exclusion_names_every_reason_and_source() =>
        ASnapshot()
            .WithAction("fix", change: action => action with { Status = "retired", RequiredRole = "sales" })
            .WithSimilarCase(1, "fix")
            .Open()
            .Slate(SlateKind.Action)
            .Excluded.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                each => each.Reasons.ShouldBe([ReasonCode.RoleNotAllowed, ReasonCode.CatalogNotPublished]),
                each => each.Sources.ShouldBe(["similar_cases", "workflow_rules"])
            );

    private static IReadOnlyList<ReasonCode> ReasonsAgainstFix(SnapshotBuilder builder)
    {
        var slate = builder.Open().Slate(SlateKind.Action);
        slate.Items.ShouldBeEmpty();
        return slate.ReasonsAgainst("fix");
    }
}
