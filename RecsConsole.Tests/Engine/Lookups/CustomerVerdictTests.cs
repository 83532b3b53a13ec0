using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>The customer's words are an outcome of the last work on the problem.</summary>
[Trait("Req", "R201")]
public sealed class CustomerVerdictTests
{
    [Fact]
    public void Work_failed_when_the_customer_wrote_that_it_did_not_help()
    {
        var failed = ACase().WithStep("fix").WithVerdict(helped: false);

        failed.OutcomeOf("fix").ShouldBe(StepOutcome.Failed);
        failed.Memory().IsSetBack.ShouldBeTrue();
        failed.Memory().SetBackBy.ShouldBe(failed.Remembered("fix")!.Verdict);
        failed.Open().Slate(SlateKind.Action).ReasonsAgainst("fix").ShouldBe([ReasonCode.AlreadyTried]);
    }

    [Fact]
    public void The_customer_judges_the_work_and_not_the_letter_about_it()
    {
        var failed = ACase().WithStep("fix").WithStep("ask").WithVerdict(helped: false);

        (failed.OutcomeOf("fix"), failed.OutcomeOf("ask")).ShouldBe((StepOutcome.Failed, StepOutcome.Done));
    }

    [Fact]
    public void Where_nothing_was_done_about_the_problem_nothing_failed_and_the_case_is_set_back()
    {
        var looked = ACase().WithStep("look").WithVerdict(helped: false);

        looked.OutcomeOf("look").ShouldBe(StepOutcome.Done);
        looked.Memory().SetBackBy.ShouldNotBeNull();
        looked.WithStep("fix").Memory().IsSetBack.ShouldBeFalse("something was done about the problem since");
    }

    [Fact]
    public void It_works_after_all_when_the_customer_writes_so()
    {
        var works = ACase().WithStep("fix").WithVerdict(helped: false).WithStep("ask").WithVerdict(helped: true);

        var step = works.Remembered("fix")!;
        (step.Outcome, step.Word!.Helped).ShouldBe((StepOutcome.Done, true));
        works.Memory().IsSetBack.ShouldBeFalse();
    }

    [Fact]
    public void A_solution_of_which_the_customer_writes_that_it_did_not_help_did_not_work()
    {
        SnapshotBuilder Closed(string? named) =>
            ACase()
                .WithCase(it => it with { State = "closed" })
                .WithStep("fix")
                .WithStep("other")
                .WithStep("close", "open", "closed", named)
                .WithVerdict(helped: false);

        Closed("fix").OutcomeOf("fix").ShouldBe(StepOutcome.Failed);
        Closed("fix").OutcomeOf("other").ShouldBe(StepOutcome.Done);
        Closed(named: null).OutcomeOf("other").ShouldBe(StepOutcome.Failed);
        var reopened = Closed("fix").WithStep("reopened", "closed", "open").WithCase(it => it with { State = "open" });
        (reopened.OutcomeOf("fix"), reopened.OutcomeOf("close")).ShouldBe((StepOutcome.Reopened, StepOutcome.Reopened));
    }

    [Fact]
    public void Who_names_the_solution_later_knew_better_than_the_message()
    {
        var solved = ACase()
            .WithCase(it => it with { State = "closed" })
            .WithStep("fix")
            .WithVerdict(helped: false)
            .WithStep("close", "open", "closed", "fix");

        solved.OutcomeOf("fix").ShouldBe(StepOutcome.Worked);
    }

    [Fact]
    public void What_closes_the_case_is_not_offered_after_such_a_message()
    {
        SnapshotBuilder Case() => ACase().WithSimilarCases(30, "close");
        Case().Open().Slate(SlateKind.Action).Ids()[0].ShouldBe("close");

        var slate = Case().WithStep("fix").WithVerdict(helped: false).Open().Slate(SlateKind.Action);

        slate.Ids().ShouldNotBeEmpty();
        slate.Ids().ShouldNotContain("close");
    }

    [Fact]
    public void What_closes_the_case_comes_last_beside_what_failed_on_it()
    {
        var slate = ASnapshot()
            .WithAction("write", "advise", observed: 40)
            .WithAction("close", "close")
            .WithSimilarCases(
                30,
                "write",
                (_, hit) => hit with { Steps = [new("write", "open"), new("write", "open"), new("close", "open")] }
            )
            .WithStep("write", "open", "open")
            .WithVerdict(helped: false)
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["write", "close"]);
    }

    [Fact]
    public void A_step_that_is_offered_again_says_what_the_customer_wrote_of_it()
    {
        var again = ASnapshot()
            .WithAction("write", "advise", observed: 40)
            .WithSimilarCases(30, "write", (_, hit) => hit with { Steps = [new("write", "open"), new("write", "open")] })
            .WithStep("write", "open", "open")
            .WithVerdict(helped: false)
            .Open()
            .Slate(SlateKind.Action)
            .Item("write");

        again.Sentences()[0].ShouldBe("Done on 2 Mar 2026; on 2 Mar 2026 the customer wrote that it did not help");
        again.Confidence.Label.ShouldBe(ConfidenceLabel.Low);
    }

    [Fact]
    public void Activities_of_a_log_have_no_words_of_a_customer() =>
        ASnapshot().WithAction("work", "activity").WithStep("work").WithVerdict(helped: false).Memory().IsSetBack.ShouldBeFalse();

    [Fact]
    [Trait("Req", "R154")]
    public void The_verdict_stands_in_the_snapshot_and_decisions_without_one_read_as_before()
    {
        var snapshot = ACase().WithStep("fix").WithVerdict(helped: false).Build();

        CanonicalJson.Deserialize<CaseSnapshot>(CanonicalJson.Serialize(snapshot)).History.ShouldBe(snapshot.History);
        var without = System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(ACase().WithStep("fix").Build()));
        without.ShouldNotContain("verdict");
    }

    [Fact]
    [Trait("Req", "R157")]
    public void The_verdict_is_left_out_where_messages_may_not_be_read_for_suggestions()
    {
        var snapshot = ACase().WithStep("fix").WithVerdict(helped: false).Build();

        var limited = SnapshotFields.Within(snapshot, FieldDesk.Without(FieldPurpose.Serve, DataFields.MessageText));

        limited.History[0].Verdict.ShouldBeNull();
        limited.History[0].ActorId.ShouldBe(ActorId);
    }

    private static SnapshotBuilder ACase() =>
        ASnapshot()
            .WithAction("fix")
            .WithAction("other")
            .WithAction("look", "investigate")
            .WithAction("ask", "communicate")
            .WithAction("close", "close");
}
