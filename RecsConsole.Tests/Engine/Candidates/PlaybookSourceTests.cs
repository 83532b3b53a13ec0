using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class PlaybookSourceTests
{
    private static readonly PlaybookFacts Playbook = new(
        "sign-in",
        2,
        [new("issue_type", "equals", ["sign_in"])],
        [
            new("look", []),
            new("call", [new("priority", "at_most", ["1"])]),
            new("fix", [new("done", "equals", ["look"]), new("state", "in", ["open", "waiting"])]),
            new("close", []),
        ]
    );

    [Fact]
    [Trait("Req", "R28")]
    public void Steps_are_proposed_in_their_order_one_at_a_time()
    {
        Proposed(ADesk()).ShouldBe(["look"]);
        Proposed(ADesk().WithStep("look")).ShouldBe(["fix"]);
        Proposed(ADesk().WithStep("look").WithStep("fix")).ShouldBe(["close"]);
        Proposed(ADesk().WithStep("look").WithStep("fix").WithStep("close")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R28")]
    public void A_step_whose_conditions_do_not_hold_is_passed_over()
    {
        Proposed(ADesk().WithStep("look").WithCase(it => it with { Priority = 1 })).ShouldBe(["call"]);
        Proposed(ADesk(closed: "elsewhere").WithStep("look").WithCase(it => it with { State = "elsewhere" })).ShouldBe(["close"]);
    }

    [Fact]
    [Trait("Req", "R28")]
    public void A_playbook_for_other_cases_proposes_nothing() =>
        Proposed(ADesk().WithCase(it => it with { IssueType = "billing" })).ShouldBeEmpty();

    [Fact]
    public void The_reason_says_which_step_of_which_playbook() =>
        ADesk()
            .WithStep("look")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences()
            .ShouldContain("Step 3 of 4 of playbook \"sign-in\"");

    [Theory]
    [InlineData("product", "equals", "sso", true)]
    [InlineData("region", "in", "us,eu", true)]
    [InlineData("language", "equals", "de", false)]
    [InlineData("team", "equals", "support", true)]
    [InlineData("tier", "equals", "gold", true)]
    [InlineData("sla_band", "in", "soon,late", false)]
    [InlineData("classification", "at_least", "1", true)]
    [InlineData("priority", "at_least", "3", false)]
    [InlineData("done", "in", "ask,look", true)]
    [InlineData("not_done", "in", "ask,look", false)]
    [InlineData("not_done", "equals", "fix", true)]
    public void Each_field_compares_what_the_case_says(string field, string operation, string values, bool expected)
    {
        var snapshot = ASnapshot().Build();
        var condition = new PlaybookCondition(field, operation, values.Split(','));

        condition.Problem().ShouldBeNull();
        condition.Holds(snapshot.Case, new HashSet<string>(StringComparer.Ordinal) { "look" }).ShouldBe(expected);
    }

    [Theory]
    [InlineData("colour", "equals", "red", "'colour' is no field of a case")]
    [InlineData("state", "like", "open", "'like' is no operator")]
    [InlineData("state", "at_least", "open", "'at_least' compares numbers, and 'state' is none")]
    [InlineData("priority", "equals", "high", "'high' is no whole number")]
    [InlineData("sla_band", "equals", "tomorrow", "'tomorrow' is no SLA band")]
    [InlineData("state", "equals", "open,closed", "'equals' needs one value")]
    public void What_is_no_field_or_operator_is_refused(string field, string operation, string values, string problem) =>
        new PlaybookCondition(field, operation, values.Split(',')).Problem().ShouldNotBeNull().ShouldStartWith(problem);

    [Fact]
    public void A_case_that_does_not_say_matches_nothing()
    {
        var silent = ASnapshot().WithCase(it => it with { Product = null, Priority = null, SlaBand = SlaBand.None }).Build().Case;
        var nothing = new HashSet<string>(StringComparer.Ordinal);

        new PlaybookCondition("product", "in", ["sso"]).Holds(silent, nothing).ShouldBeFalse();
        new PlaybookCondition("priority", "at_most", ["4"]).Holds(silent, nothing).ShouldBeFalse();
        new PlaybookCondition("sla_band", "equals", ["none"]).Holds(silent, nothing).ShouldBeTrue();
    }

    /// <param name="closed">The state from which the workflow allows the last step.</param>
    private static SnapshotBuilder ADesk(string closed = "open") =>
        ASnapshot()
            .WithState("elsewhere")
            .WithAction("look")
            .WithAction("call")
            .WithAction("fix")
            .WithAction("close", from: closed)
            .WithPlaybook(Playbook);

    private static IEnumerable<string> Proposed(SnapshotBuilder builder) =>
        new PlaybookSource().Propose(builder.Build()).Select(each => each.Id);
}
