using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>Some steps come before others whatever similar cases did: the other builds on them, or cannot be taken back.</summary>
public sealed class StepsInTurnTests
{
    [Fact]
    public void What_a_playbook_takes_only_after_a_missing_step_stands_below_it_and_is_not_high()
    {
        var slate = Evidence("request").Open().Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["request", "accept"]);
        slate.Item("accept").ConfidenceReason().ShouldBe("Medium: the step before it was not done yet");
        slate.Item("accept").Sentences()[0].ShouldBe("Playbook \"papers\" has \"request\" before it");
    }

    [Fact]
    public void Once_that_was_done_the_record_decides()
    {
        var slate = Evidence("request").WithStep("request").Open().Slate(SlateKind.Action);

        slate.Ids()[0].ShouldBe("accept");
        slate.Item("accept").Confidence.Label.ShouldBe(ConfidenceLabel.High);
    }

    [Fact]
    public void Another_playbook_that_has_it_without_leaves_it_where_it_is() =>
        Evidence("request")
            .WithPlaybook(new("short", 1, [], [new("accept", [])]))
            .Open()
            .Slate(SlateKind.Action)
            .Item("accept")
            .Confidence.Label.ShouldBe(ConfidenceLabel.High);

    [Fact]
    public void Step_of_low_risk_may_be_tried_without() =>
        Evidence("request", RiskLevel.Low).Open().Slate(SlateKind.Action).Item("accept").Confidence.Label.ShouldBe(ConfidenceLabel.High);

    [Fact]
    public void Overdue_answer_is_asked_for_again_before_a_risky_step()
    {
        var slate = Overdue(reminders: 0).Open().Slate(SlateKind.Action);

        slate.Ids()[0].ShouldBe("remind");
    }

    [Fact]
    public void Who_was_reminded_twice_is_asked_no_third_time_first() =>
        Overdue(reminders: 2).Open().Slate(SlateKind.Action).Ids()[0].ShouldBe("reset");

    [Theory]
    [InlineData(RiskLevel.Medium, ConfidenceLabel.Medium)]
    [InlineData(RiskLevel.Low, ConfidenceLabel.High)] // one can be tried after the other
    public void Of_two_risky_steps_that_decide_the_case_only_the_first_is_high(RiskLevel risk, ConfidenceLabel second)
    {
        var slate = ASnapshot()
            .WithState("checked")
            .WithAction("accept", change: it => it with { Risk = risk }, to: "checked")
            .WithAction("reject", change: it => it with { Risk = risk }, to: "checked")
            .WithAction("look", "investigate")
            .WithSimilarCases(14, "accept")
            .WithSimilarCases(12, "reject")
            .WithSimilarCases(12, "look")
            .Open()
            .Slate(SlateKind.Action);

        slate.Item("accept").Confidence.Label.ShouldBe(ConfidenceLabel.High);
        slate.Item("reject").Confidence.Label.ShouldBe(second);
        slate.Item("look").Confidence.Label.ShouldBe(ConfidenceLabel.High);
    }

    [Theory]
    [InlineData(SlaBand.Soon, "High: it solved 12 of 12 similar resolved cases that used it in this state")]
    [InlineData(SlaBand.Late, "High: the deadline has passed, so this is about a solution after it")]
    public void High_says_that_it_is_about_a_solution_after_it_once_the_deadline_has_passed(SlaBand band, string reason) =>
        ASnapshot()
            .WithCase(it => it with { SlaBand = band })
            .WithAction("fix")
            .WithSimilarCases(12, "fix")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .ConfidenceReason()
            .ShouldBe(reason);

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(1, 30, false)] // the answer comes in time
    [InlineData(3, 3, false)]
    public void Urgent_case_whose_answer_comes_after_the_deadline_is_not_silent(int priority, int hoursLeft, bool speaks)
    {
        var slate = ASnapshot()
            .WithAction("hand", "escalate", to: "waiting")
            .WithAction("chief", "escalate", from: "waiting", to: "waiting")
            .WithAction("tell", "communicate", it => it with { IsCustomerContact = true }, from: "waiting", to: "waiting")
            .WithAction("advise", "communicate", it => it with { IsCustomerContact = true }, from: "waiting", to: "waiting")
            .WithAction("fix", from: "waiting", to: "waiting")
            .WithStep("hand", to: "waiting")
            .WithCase(it => it with { State = "waiting", Priority = priority, SlaRemainingMs = hoursLeft * 3_600_000L })
            .WithHistory(it => it with { Answers = new("hand", 40, 20), NextSteps = [new([], 100, 1, [new("tell", 60)])] })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Order(StringComparer.Ordinal).ShouldBe(speaks ? ["chief", "tell"] : []);
        slate
            .Items.SelectMany(item => item.Sentences())
            .Count(sentence => sentence == "Answers usually come within 20 hours, but the deadline is before that")
            .ShouldBe(speaks ? 2 : 0);
    }

    // similar cases accepted without asking, and ended well
    private static SnapshotBuilder Evidence(string before, RiskLevel risk = RiskLevel.Medium) =>
        ASnapshot()
            .WithAction("accept", change: it => it with { Risk = risk })
            .WithAction(before, "communicate")
            .WithSimilarCases(14, "accept")
            .WithPlaybook(new("papers", 1, [], [new(before, []), new("accept", [new("done", "equals", [before])])]));

    private static SnapshotBuilder Overdue(int reminders)
    {
        var builder = ASnapshot()
            .WithAction("ask", "communicate", to: "waiting")
            .WithAction("remind", "communicate", from: "waiting", to: "waiting")
            .WithAction("reset", change: it => it with { Risk = RiskLevel.Medium }, from: "waiting")
            .WithSimilarCases(14, "reset", (_, hit) => hit with { Steps = [new("reset", "waiting")] })
            .WithCase(it => it with { State = "waiting" })
            .WithHistory(it =>
                it with
                {
                    Answers = new("ask", 40, 1),
                    NextSteps = [new([], 100, 2, [new("remind", 60), new("reset", 40)])],
                }
            )
            .WithStep("ask", to: "waiting");
        for (var i = 0; i < reminders; i++)
        {
            builder.WithStep("remind", "waiting", "waiting");
        }

        return builder;
    }
}
