using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class ActionSourcesTests
{
    [Fact]
    [Trait("Req", "R24")]
    public void Workflow_source_returns_exactly_what_the_state_allows()
    {
        var snapshot = ASnapshot()
            .WithAction("here")
            .WithAction("also_here", to: "closed")
            .WithAction("elsewhere", from: "waiting")
            .WithActionOutsideWorkflow("nowhere")
            .Build();

        new WorkflowRuleSource().Propose(snapshot).Select(each => each.Id).ShouldBe(["also_here", "here"]);
    }

    [Fact]
    public void Workflow_source_scores_mined_transitions_by_their_share()
    {
        var snapshot = ASnapshot().WithAction("often", observed: 812).WithAction("rarely", observed: 232).Build();

        new WorkflowRuleSource()
            .Propose(snapshot)
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("often", 777_777), ("rarely", 222_222)]);
    }

    [Fact]
    [Trait("Req", "R75")]
    public void Workflow_source_without_counts_prefers_what_was_written_for_the_issue_type() =>
        new WorkflowRuleSource()
            .Propose(
                ASnapshot()
                    .WithAction("any")
                    .WithAction("for_it", change: it => it with { IssueTypes = ["sign_in"] })
                    .WithAction("for_others", change: it => it with { IssueTypes = ["billing"] })
                    .Build()
            )
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("any", 100_000), ("for_it", 300_000), ("for_others", 20_000)]);

    [Fact]
    [Trait("Req", "R25")]
    public void Policy_source_is_content_once_the_case_has_what_is_required() =>
        new PolicyRequiredSource()
            .Propose(
                ASnapshot()
                    .WithAction("fix")
                    .WithPolicy("P-1", requires: ["fix"])
                    .WithStep("fix", "waiting", "waiting")
                    .WithStep("answer", "waiting")
                    .Build()
            )
            .ShouldBeEmpty();

    [Fact]
    [Trait("Req", "R25")]
    public void Policy_source_proposes_what_applies_and_nothing_else()
    {
        var snapshot = ASnapshot()
            .WithAction("required")
            .WithAction("expired")
            .WithAction("other_type")
            .WithPolicy("P-1", requires: ["required"])
            .WithPolicy("P-2", requires: ["expired"], change: it => it with { EffectiveTo = At.AddDays(-1) })
            .WithPolicy("P-3", change: it => it with { Rules = [new(["incident"], [], [], ["other_type"], [], [])] })
            .Build();

        var candidate = new PolicyRequiredSource().Propose(snapshot).ShouldHaveSingleItem();

        candidate.Id.ShouldBe("required");
        candidate.Provenance[0].Evidence.ShouldBe(["policy:P-1"]);
    }

    [Theory]
    [InlineData(SlaBand.Late, "waiting", false, true)]
    [InlineData(SlaBand.Late, "open", false, true)]
    [InlineData(SlaBand.Soon, "waiting", true, true)]
    [InlineData(SlaBand.Soon, "open", true, false)]
    [InlineData(SlaBand.Half, "waiting", false, false)]
    [InlineData(SlaBand.None, "waiting", false, false)]
    [Trait("Req", "R26")]
    public void Sla_source_escalates_what_is_late_or_soon_and_waits_or_is_not_escalated(
        SlaBand band,
        string state,
        bool escalated,
        bool expected
    )
    {
        var builder = ASnapshot()
            .WithCase(facts => facts with { SlaBand = band, State = state })
            .WithAction("escalate", "escalate")
            .WithAction("fix");
        if (escalated)
        {
            builder.WithStep("escalate");
        }

        new SlaRuleSource().Propose(builder.Build()).Select(each => each.Id).ShouldBe(expected ? ["escalate"] : []);
    }

    [Fact]
    [Trait("Req", "R27")]
    public void Similar_case_source_weighs_what_was_done_in_this_state_and_what_resolved()
    {
        var snapshot = ASnapshot()
            .WithAction("fix")
            .WithAction("ask")
            .WithAction("late_step", from: "waiting")
            .WithSimilarCase(1, "fix", hit => hit with { Score = 600_000, Steps = [new("ask", "open"), new("late_step", "waiting")] })
            .WithSimilarCase(2, "fix", hit => hit with { Score = 200_000 })
            .WithSimilarCase(3, "unknown_activity", hit => hit with { Score = 200_000, Steps = [] })
            .Build();

        var candidates = new SimilarCaseActionSource().Propose(snapshot).OrderBy(each => each.Id, StringComparer.Ordinal).ToList();

        candidates.Select(each => (each.Id, each.Provenance[0].Score)).ShouldBe([("ask", 600_000), ("fix", 800_000)]);
        candidates[1].Provenance[0].Evidence.ShouldBe([Key(1001), Key(1002)]);
    }
}
