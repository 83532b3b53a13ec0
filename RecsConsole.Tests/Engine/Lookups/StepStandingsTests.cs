using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>What came of each step, for the model of next steps: by the rules of the case's memory.</summary>
public sealed class StepStandingsTests
{
    private static readonly WorkedStep s_take = new("take", "new", "work");
    private static readonly WorkedStep s_fix = new("fix", "work", "check");
    private static readonly WorkedStep s_ask = new("ask", "work", "wait");

    [Fact]
    public void A_step_failed_when_something_else_took_the_case_back()
    {
        var standings = StepStandings.Of([s_take, s_fix, s_fix], "check", Drawn());

        standings
            .Select(each => each.Kind)
            .ShouldBe([StandingKind.Underway, StandingKind.Underway, StandingKind.Failed, StandingKind.Underway]);
        standings[2].ShouldBe(new StepStanding(StandingKind.Failed, 1, "fix"));
        standings[3].ShouldBe(new StepStanding(StandingKind.Underway, 1, "fix"), "the failure is remembered");
    }

    [Fact]
    public void A_case_waits_until_somebody_answers_which_is_no_failure()
    {
        StepStandings.Of([s_take, s_ask], "wait", Drawn())[^1].Kind.ShouldBe(StandingKind.Waiting);
        StepStandings.Of([s_take, s_ask], "work", Drawn())[^1].ShouldBe(new StepStanding(StandingKind.Answered, 0, null));
    }

    [Fact]
    public void Going_on_by_choice_is_no_failure() =>
        StepStandings.Of([s_take, s_fix, new("other", "check", "work")], "work", Drawn()).ShouldAllBe(each => each.Setbacks == 0);

    [Fact]
    public void In_a_log_a_lasting_end_that_did_not_last_failed()
    {
        var standings = StepStandings.Of(
            [new("work", "start", "work"), new("close", "work", "close"), new("work", "close", "work")],
            "work",
            Mined()
        );

        standings[2].Setbacks.ShouldBe(0, "nobody knew yet");
        standings[3].ShouldBe(new StepStanding(StandingKind.Failed, 1, "close"));
    }

    [Fact]
    public void In_a_log_a_step_that_nearly_always_leads_to_the_end_failed_when_the_case_went_back()
    {
        WorkedStep[] steps = [new("open", "start", "open"), new("work", "open", "work"), new("open", "work", "open")];

        StepStandings.Of(steps, "open", Mined())[^1].ShouldBe(new StepStanding(StandingKind.Failed, 1, "work"));
    }

    [Fact]
    public void In_a_log_back_and_forth_is_no_failure()
    {
        WorkedStep[] steps = [new("open", "start", "open"), new("look", "open", "look"), new("open", "look", "open")];

        StepStandings.Of(steps, "open", Mined()).ShouldAllBe(each => each.Setbacks == 0);
    }

    [Fact]
    public void Before_the_first_step_nothing_is_known() =>
        StepStandings.Of([], "new", Drawn()).ShouldBe([new StepStanding(StandingKind.Underway, 0, null)]);

    private static WorkflowIndex Drawn() =>
        WorkflowIndex.From(
            new(
                "flow",
                1,
                "new",
                [
                    new("new", false, false),
                    new("work", false, false),
                    new("wait", false, true),
                    new("check", false, false),
                    new("closed", true, false),
                ],
                [
                    new("new", "take", "work"),
                    new("work", "fix", "check"),
                    new("work", "ask", "wait"),
                    new("check", "other", "work"),
                    new("check", "close", "closed"),
                ]
            )
        );

    // fifty cases that end with closing, and three that went back
    private static WorkflowIndex Mined()
    {
        IReadOnlyList<IReadOnlyList<string>> cases =
        [
            .. Enumerable.Repeat<IReadOnlyList<string>>(["open", "work", "close"], 50),
            ["open", "work", "close", "work", "close"],
            ["open", "work", "open", "work", "close"],
            ["open", "look", "open", "work", "close"],
        ];
        return WorkflowIndex.From(WorkflowMiner.Mine("log", 1, cases).Definition);
    }
}
