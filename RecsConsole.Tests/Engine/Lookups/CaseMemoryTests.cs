using RecsConsole.Engine.Access;
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

/// <summary>What a case remembers of its own steps, and how the slate uses it.</summary>
[Trait("Req", "R201")]
public sealed class CaseMemoryTests
{
    [Fact]
    public void A_step_that_nothing_came_of_is_done()
    {
        var step = ACase().WithStep("fix").Remembered("fix").ShouldNotBeNull();

        (step.Times, step.LastBy, step.Outcome).ShouldBe((1, ActorId, StepOutcome.Done));
    }

    [Fact]
    public void An_action_that_was_not_done_is_not_remembered() => ACase().WithStep("other").Remembered("fix").ShouldBeNull();

    [Fact]
    public void A_step_failed_when_a_check_took_the_case_back()
    {
        var step = ACase().WithFailed("fix").Remembered("fix").ShouldNotBeNull();

        step.Outcome.ShouldBe(StepOutcome.Failed);
    }

    /// <summary>A history holds actions only. What happened between them shows in the state in which the next action began.</summary>
    [Fact]
    public void A_case_that_stands_where_no_action_left_it_was_taken_back()
    {
        ACase().WithStep("fix", "open", "check").OutcomeOf("fix").ShouldBe(StepOutcome.Failed);
        ACase().WithStep("fix", "open", "check").WithStep("ask", "open", "open").OutcomeOf("fix").ShouldBe(StepOutcome.Failed);
        ACase().WithCase(it => it with { State = "check" }).WithStep("fix", "open", "check").OutcomeOf("fix").ShouldBe(StepOutcome.Done);
    }

    [Fact]
    public void An_answer_is_no_failure() =>
        ACase().WithStep("ask", "open", "waiting").WithStep("replied", "waiting", "open").OutcomeOf("ask").ShouldBe(StepOutcome.Done);

    [Fact]
    public void Going_on_by_choice_is_no_failure() =>
        ACase().WithStep("fix", "open", "check").WithStep("other", "check", "open").OutcomeOf("fix").ShouldBe(StepOutcome.Done);

    [Fact]
    public void What_a_step_waits_for_is_remembered_while_it_waits() =>
        ACase()
            .WithCase(it => it with { State = "waiting" })
            .WithStep("ask", "open", "waiting")
            .OutcomeOf("ask")
            .ShouldBe(StepOutcome.Waiting);

    [Fact]
    public void Opening_again_tells_of_the_closing_and_of_the_last_work_before_it()
    {
        var snapshot = ACase().WithStep("other").WithStep("fix").WithReopening("close", "reopened");

        (snapshot.OutcomeOf("close"), snapshot.OutcomeOf("fix"), snapshot.OutcomeOf("other")).ShouldBe(
            (StepOutcome.Reopened, StepOutcome.Reopened, StepOutcome.Done)
        );
        snapshot.Remembered("other")!.IsBeforeReopening.ShouldBeTrue();
    }

    [Fact]
    public void The_last_work_before_a_solution_worked_while_the_case_is_solved()
    {
        var solved = ACase()
            .WithCase(it => it with { State = "closed" })
            .WithStep("other")
            .WithStep("fix")
            .WithStep("close", "open", "closed");

        (solved.OutcomeOf("other"), solved.OutcomeOf("fix"), solved.OutcomeOf("close")).ShouldBe(
            (StepOutcome.Done, StepOutcome.Worked, StepOutcome.Done)
        );
    }

    [Fact]
    public void The_last_time_counts()
    {
        var step = ACase()
            .WithCase(it => it with { State = "check" })
            .WithFailed("fix")
            .WithStep("fix", "open", "check")
            .Remembered("fix")!;

        (step.Times, step.Outcome).ShouldBe((2, StepOutcome.Done));
    }

    [Fact]
    public void A_step_that_failed_is_left_out_until_the_case_is_opened_again()
    {
        var failed = ACase().WithFailed("fix");

        failed.Open().Slate(SlateKind.Action).ReasonsAgainst("fix").ShouldBe([ReasonCode.AlreadyTried]);
        failed.WithReopening("close", "reopened").Open().Slate(SlateKind.Action).Ids().ShouldContain("fix");
    }

    [Theory]
    [InlineData("fix", false)]
    [InlineData("compliance", false)]
    [InlineData("assign", true)]
    [InlineData("communicate", true)]
    public void A_step_done_before_the_case_came_here_stays_if_its_kind_is_repeated(string kind, bool stays) =>
        ASnapshot()
            .WithAction("again", kind)
            .WithAction("other")
            .WithStep("again", "new", "new")
            .WithStep("other", "new", "open")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .Contains("again")
            .ShouldBe(stays);

    [Fact]
    public void While_a_case_waits_nothing_is_done_twice_before_two_days_have_passed()
    {
        var waiting = ASnapshot()
            .WithAction("ask", "communicate", from: "waiting", to: "waiting")
            .WithCase(it => it with { State = "waiting" })
            .WithStep("start", "open", "waiting")
            .WithStep("ask", "waiting", "waiting")
            .Build();

        waiting.Open().Slate(SlateKind.Action).ReasonsAgainst("ask").ShouldBe([ReasonCode.AlreadyTried]);
        ASnapshot()
            .WithAction("mined", "activity", from: "waiting", to: "waiting", observed: 40)
            .WithCase(it => it with { State = "waiting" })
            .WithStep("mined", "waiting", "waiting")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .ShouldBe(["mined"]); // for mined actions, the log itself says what people repeat
        (waiting with { At = At.AddDays(2) }).Open().Slate(SlateKind.Action).Ids().ShouldBe(["ask"]);
    }

    [Fact]
    [Trait("Req", "R12")]
    public void While_a_case_waits_for_an_answer_only_what_cannot_wait_is_suggested()
    {
        var builder = ASnapshot()
            .WithAction("ask", "communicate", to: "waiting")
            .WithAction("fix", from: "waiting")
            .WithAction("inform", from: "waiting")
            .WithSimilarCases(30, "fix", (_, hit) => hit with { Steps = [new("fix", "waiting")] })
            .WithPolicy("P-1", requires: ["inform"])
            .WithCase(it => it with { State = "waiting" })
            .WithStep("ask", "open", "waiting");
        var asked = builder.Build();

        var slate = asked.Open().Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["inform"]);
        slate.ReasonsAgainst("fix").ShouldBe([ReasonCode.AwaitsAnswer]);
        slate.LookAgainAt.ShouldBe(asked.History[0].At.AddDays(2));
        var later = (asked with { At = At.AddDays(2) }).Open().Slate(SlateKind.Action);
        later.Ids().ShouldBe(["inform", "fix"]);
        later.LookAgainAt.ShouldBeNull();
        var answered = builder.WithStep("replied", "waiting", "open").WithStep("moved", "open", "waiting");
        answered.Open().Slate(SlateKind.Action).Ids().Count.ShouldBe(2, "it does not wait for what was asked");
    }

    [Fact]
    [Trait("Req", "R12")]
    public void A_reminder_is_suggested_after_the_time_in_which_answers_usually_come_and_says_it()
    {
        var asked = ASnapshot()
            .WithAction("ask", "communicate", to: "waiting")
            .WithAction("remind", "communicate", from: "waiting", to: "waiting")
            .WithHistory(history => history with { Answers = new("ask", 40, 6) })
            .WithCase(it => it with { State = "waiting" })
            .WithStep("ask", "open", "waiting")
            .Build();
        var since = asked.History[0].At;

        var before = (asked with { At = since.AddHours(5) }).Open().Slate(SlateKind.Action);
        var after = (asked with { At = since.AddHours(6) }).Open().Slate(SlateKind.Action);

        before.Ids().ShouldBeEmpty();
        before.LookAgainAt.ShouldBe(since.AddHours(6));
        after.Item("remind").Sentences().ShouldContain("Answers usually come within 6 hours, but the last step was on 2 Mar 2026");
        SnapshotIndex.From(asked with { At = since.AddHours(6) }).Memory.IsOverdue.ShouldBeTrue();
    }

    [Theory]
    [InlineData("ask", 24 * 5, 5 * 24)]
    [InlineData("other", 24 * 5, 2 * 24)] // answers to another step say nothing
    [InlineData("ask", 6, 6)]
    public void Patience_is_that_of_the_step_the_case_waits_for(string counted, int usual, int hours)
    {
        var asked = ASnapshot()
            .WithAction("ask", "communicate", to: "waiting")
            .WithHistory(history => history with { Answers = new(counted, 40, usual) })
            .WithCase(it => it with { State = "waiting" })
            .WithStep("ask", "open", "waiting")
            .Build();

        SnapshotIndex.From(asked).Memory.Patience.ShouldBe(TimeSpan.FromHours(hours));
    }

    [Fact]
    public void The_same_step_is_not_done_twice_within_two_days_however_quick_answers_are()
    {
        var waiting = ASnapshot()
            .WithAction("ask", "communicate", from: "waiting", to: "waiting")
            .WithAction("start", to: "waiting")
            .WithHistory(history => history with { Answers = new("start", 40, 6) })
            .WithCase(it => it with { State = "waiting" })
            .WithStep("start", "open", "waiting")
            .WithStep("ask", "waiting", "waiting")
            .Build();

        (waiting with { At = At.AddHours(12) }).Open().Slate(SlateKind.Action).ReasonsAgainst("ask").ShouldBe([ReasonCode.AlreadyTried]);
        (waiting with { At = At.AddDays(2) }).Open().Slate(SlateKind.Action).Ids().ShouldContain("ask");
    }

    [Fact]
    [Trait("Req", "R12")]
    public void A_reminder_is_suggested_once_the_answer_is_overdue_and_the_rest_still_awaits_it()
    {
        var asked = ASnapshot()
            .WithAction("ask", "communicate", to: "waiting")
            .WithAction("remind", "communicate", Old, from: "waiting", to: "waiting")
            .WithAction("fix", change: Old, from: "waiting")
            .WithAction("seldom", change: Old, from: "waiting")
            .WithSimilarCases(30, "fix", (_, hit) => hit with { Steps = [new("fix", "waiting")] })
            .WithHistory(history => history with { NextSteps = [new([], 100, 3, [new("fix", 80), new("remind", 10), new("seldom", 10)])] })
            .WithCase(it => it with { State = "waiting" })
            .WithStep("ask", "open", "waiting")
            .Build();

        Recommendation SlateAt(DateTimeOffset at, DateTimeOffset? news = null) =>
            (asked with { At = at, Case = asked.Case with { NewsAt = news } }).Open().Slate(SlateKind.Action);

        SlateAt(At).Ids().ShouldBeEmpty();
        var overdue = SlateAt(At.AddDays(2));
        overdue.Ids().Order(StringComparer.Ordinal).ShouldBe(["fix", "remind"]);
        overdue.ReasonsAgainst("seldom").ShouldBe([ReasonCode.AwaitsAnswer], "as before the answer was overdue");
        SlateAt(At.AddDays(2), news: At.AddDays(1)).Ids().ShouldBe(["fix"], "something happened since");

        static ActionFacts Old(ActionFacts action) => action with { UpdatedAt = At.AddDays(-90) };
    }

    [Fact]
    public void A_repeated_step_falls_is_never_high_and_says_that_it_was_done()
    {
        var fresh = ASnapshot().WithAction("write", "communicate").WithSimilarCases(30, "write");
        var slate = fresh.WithStep("write", "waiting", "waiting").WithStep("replied", "waiting", "open").Open().Slate(SlateKind.Action);

        var item = slate.Item("write");
        item.Confidence.Label.ShouldBe(ConfidenceLabel.Medium);
        item.Contributions.ShouldContain(part => part.Term == "repeat_penalty");
        item.Sentences().ShouldContain("Done on this case on 2 Mar 2026");
        item.ConfidenceReason().ShouldContain("done on this case before");
    }

    [Fact]
    public void A_step_after_which_the_case_was_opened_again_is_low_and_says_so()
    {
        var item = ACase()
            .WithSimilarCases(30, "fix")
            .WithStep("fix")
            .WithReopening("close", "reopened")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

        item.Confidence.Label.ShouldBe(ConfidenceLabel.Low);
        item.Sentences()[0].ShouldBe("Done on 2 Mar 2026, and the case was opened again");
    }

    [Fact]
    public void After_a_failure_only_what_others_did_after_it_counts()
    {
        var builder = ACase()
            .WithAction("next")
            .WithSimilarCases(20, "other", (_, hit) => hit with { Steps = [new("other", "open")] })
            .WithSimilarCases(6, "next", (_, hit) => hit with { Steps = [new("fix", "open"), new("next", "open")] });
        var before = SnapshotIndex.From(builder.Build()).Evidence;

        var after = SnapshotIndex.From(builder.WithFailed("fix").Build()).Evidence;

        (before.Of(SlateKind.Action, "other").Used, before.Of(SlateKind.Action, "next").Used).ShouldBe((20, 6));
        (after.Of(SlateKind.Action, "other").Used, after.Of(SlateKind.Action, "next").Used).ShouldBe((0, 6));
    }

    private static SnapshotBuilder ACase() =>
        ASnapshot().WithAction("fix").WithAction("other").WithAction("ask", "communicate").WithAction("close", "close");
}
