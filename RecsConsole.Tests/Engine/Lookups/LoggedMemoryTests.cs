using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>
/// What a case of an imported log remembers. Everything there is an activity of somebody, so what came of one shows only in how the case
/// went on, and only where the log makes that plain.
/// </summary>
[Trait("Req", "R201")]
public sealed class LoggedMemoryTests
{
    [Fact]
    public void A_case_that_went_on_after_its_end_was_reopened_and_its_last_work_with_it()
    {
        var reopened = Reopened(ALog(reopened: 2).WithStep("look"));

        (reopened.OutcomeOf("end"), reopened.OutcomeOf("work"), reopened.OutcomeOf("look"), reopened.OutcomeOf("call")).ShouldBe(
            (StepOutcome.Reopened, StepOutcome.Reopened, StepOutcome.Done, StepOutcome.Done)
        );
        reopened.Remembered("look")!.IsBeforeReopening.ShouldBeTrue();
        reopened.Memory().IsClosing("end").ShouldBeTrue("the work did not hold, not the paperwork");
    }

    [Fact]
    public void Going_on_is_no_reopening_where_many_cases_do() =>
        Reopened(ALog(reopened: 40)).OutcomeOf("work").ShouldBe(StepOutcome.Done, "then it is no end that is meant to last");

    [Fact]
    public void What_is_done_again_after_a_reopening_is_judged_anew() =>
        Reopened(ALog(reopened: 2)).WithStep("work").OutcomeOf("work").ShouldBe(StepOutcome.Done);

    [Fact]
    public void A_step_that_nearly_always_leads_to_the_end_failed_when_the_case_went_back()
    {
        GoneBack(observed: 3).OutcomeOf("resolve").ShouldBe(StepOutcome.Failed);
        GoneBack(observed: 40).OutcomeOf("resolve").ShouldBe(StepOutcome.Done, "going back is usual");
        ALog(reopened: 2).WithStep("work").WithStep("look").WithStep("work").OutcomeOf("look").ShouldBe(StepOutcome.Done, "back and forth");
    }

    [Fact]
    public void What_came_before_a_lasting_end_worked()
    {
        var ended = ALog(reopened: 2).WithCase(it => it with { State = "closed" }).WithStep("work").WithStep("end", "open", "closed");

        ended.OutcomeOf("work").ShouldBe(StepOutcome.Worked);
    }

    [Fact]
    public void A_step_that_did_not_help_gives_up_the_first_place_to_anything_else_and_is_low()
    {
        var slate = Slate(repeats: 5);

        slate.Ids()[0].ShouldNotBe("work");
        slate.Item("work").Confidence.Label.ShouldBe(ConfidenceLabel.Low);
        slate.Item("work").Contributions.ShouldContain(part => part.Term == "repeat_penalty");
        slate.Item("work").Sentences()[0].ShouldBe("Done on 2 Mar 2026, and the case was opened again");
    }

    [Fact]
    public void Where_people_usually_do_it_again_it_keeps_its_place_and_says_what_came_of_it()
    {
        var slate = Slate(repeats: 40);

        slate.Ids()[0].ShouldBe("work");
        slate.Item("work").Confidence.Label.ShouldBe(ConfidenceLabel.Low);
        slate.Item("work").Contributions.ShouldNotContain(part => part.Term == "repeat_penalty");
        slate.Item("work").Sentences()[0].ShouldBe("Done on 2 Mar 2026, and the case was opened again");
    }

    private static Recommendation Slate(int repeats) =>
        Reopened(
                ALog(reopened: 2)
                    .WithAction("other", "activity", observed: 50)
                    .WithHistory(history =>
                        history with
                        {
                            NextSteps = [new([], 100, 2, [new("other", 100 - repeats), new("work", repeats)])],
                            Forecast = new("model", [new("work", 900_000), new("other", 20_000)]),
                        }
                    )
            )
            .Open()
            .Slate(SlateKind.Action);

    private static SnapshotBuilder Reopened(SnapshotBuilder builder) => builder.WithStep("work").WithReopening("end", "call");

    private static SnapshotBuilder GoneBack(int observed) =>
        ALog(reopened: 2)
            .WithState("resolved")
            .WithAction("resolve", "activity", to: "resolved", observed: 100)
            .WithAction("close", "activity", from: "resolved", to: "closed", observed: 100)
            .WithAction("again", "activity", from: "resolved", to: "open", observed: observed)
            .WithStep("resolve", "open", "resolved")
            .WithStep("again", "resolved", "open");

    private static SnapshotBuilder ALog(int reopened) =>
        ASnapshot()
            .WithAction("look", "activity", observed: 100)
            .WithAction("work", "activity", observed: 100)
            .WithAction("end", "activity", to: "closed", observed: 100)
            .WithAction("call", "activity", from: "closed", to: "open", observed: reopened);
}
