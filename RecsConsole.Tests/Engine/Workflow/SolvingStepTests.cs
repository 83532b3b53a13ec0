using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Workflow;

/// <summary>Which step solved a case, as told or inferred, and how often a case was taken back.</summary>
public sealed class SolvingStepTests
{
    private static readonly WorkedStep s_take = new("take", "new", "work");
    private static readonly WorkedStep s_fix = new("fix", "work", "check");
    private static readonly WorkedStep s_other = new("other", "work", "check");
    private static readonly WorkedStep s_note = new("note", "check", "check");
    private static readonly WorkedStep s_solve = new("solve", "check", "solved");
    private static readonly WorkedStep s_close = new("close", "solved", "closed");

    [Fact]
    public void The_last_step_that_moved_the_case_before_its_solution_solved_it_and_closing_did_not()
    {
        Inferred(s_take, s_fix, s_note, s_solve, s_close).ShouldBe("fix");
        Inferred(s_take, s_fix, s_solve).ShouldBe("fix");
    }

    [Fact]
    public void A_step_that_was_taken_back_did_not_solve_it()
    {
        // the check after the first of the two steps failed and the case was back in work, so the second one solved it
        Inferred(s_take, s_other, s_fix, s_solve).ShouldBe("fix");
        Inferred(s_take, s_fix, s_other, s_solve).ShouldBe("other");
    }

    [Theory]
    [InlineData("communicate", "fix")] // confirming that it works
    [InlineData("investigate", "fix")]
    [InlineData("close", "fix")]
    [InlineData("solution", "last")]
    [InlineData(null, "last")] // an activity of a log
    public void The_last_step_that_works_on_the_problem_comes_before_one_that_only_speaks_looks_or_closes(string? kind, string expected)
    {
        string? KindOf(string key) => key is "last" ? kind : "solution";
        WorkedStep[] steps = [s_take, s_fix, new("last", "check", "confirm"), new("solve", "confirm", "solved")];

        SolvingStep.From(steps, null, Machine(), kindOf: KindOf).Inferred.ShouldBe(expected);
        SolvingStep.From(steps[2..], null, Machine(), kindOf: KindOf).Inferred.ShouldBe("last", "nothing else was done");
    }

    [Fact]
    public void An_answer_to_a_step_that_helped_leaves_it_the_solution() =>
        Inferred(s_take, new("advise", "work", "wait"), new("solve", "work", "solved")).ShouldBe("advise");

    [Fact]
    public void Only_what_was_done_since_it_was_opened_again_counts()
    {
        Inferred(s_take, s_fix, s_solve, s_other, s_solve).ShouldBe("other");
        Inferred(s_take, s_fix, s_solve, s_other).ShouldBeNull();
    }

    [Fact]
    public void A_case_that_was_given_up_was_solved_by_nothing() =>
        SolvingStep.From([s_take, new("give_up", "work", "closed")], "take", Machine()).Action.ShouldBeNull();

    [Fact]
    public void What_was_told_counts_where_it_is_a_step_that_could_have_cured()
    {
        WorkedStep[] steps = [s_take, s_other, s_fix, s_solve];

        SolvingStep.From(steps, "other", Machine()).ShouldBe(new SolvingStep("other", "fix"));
        SolvingStep.From(steps, "solve", Machine()).ShouldBe(new SolvingStep(null, "fix"));
        SolvingStep.From(steps, "by telephone", Machine()).Action.ShouldBe("fix");
    }

    [Fact]
    public void A_step_that_brings_the_solution_counts_where_its_action_works_on_the_problem()
    {
        WorkedStep[] steps = [s_take, new("cure", "work", "solved"), s_close];

        SolvingStep.From(steps, "cure", Machine(), key => key is "cure").ShouldBe(new SolvingStep("cure", "cure"));
        SolvingStep.From(steps, "take", Machine(), key => key is "cure").ShouldBe(new SolvingStep("take", "cure"));
        SolvingStep.From(steps, "cure", Machine()).ShouldBe(new SolvingStep(null, "take"));
    }

    [Fact]
    public void A_case_is_set_back_by_what_is_no_step_and_not_by_an_answer()
    {
        Setbacks.Before([s_take, s_fix, s_other, s_solve], Machine()).ShouldBe([0, 0, 1, 1]);
        Setbacks.Until([s_take, s_fix], "check", Machine()).ShouldBe(0);
        Setbacks.Until([s_take, s_fix], "work", Machine()).ShouldBe(1);
        Setbacks.Until([s_take, new("advise", "work", "wait")], "work", Machine()).ShouldBe(0);
    }

    [Fact]
    public void The_step_after_which_a_case_was_last_taken_back_failed()
    {
        Setbacks.LastFailed([s_take, s_fix, s_other, s_solve], "solved", Machine()).ShouldBe("fix");
        Setbacks.LastFailed([s_take, s_fix, s_other], "work", Machine()).ShouldBe("other");
        Setbacks.LastFailed([s_take, s_fix], "check", Machine()).ShouldBeNull();
    }

    private static string? Inferred(params WorkedStep[] steps) => SolvingStep.From(steps, null, Machine()).Inferred;

    private static StateMachine Machine() =>
        new(
            new(
                "flow",
                1,
                "new",
                [
                    new("new", false, false),
                    new("work", false, false),
                    new("wait", false, true),
                    new("check", false, false),
                    new("solved", false, false) { Solved = true },
                    new("closed", true, false),
                ],
                [new("new", "take", "work"), new("check", "solve", "solved"), new("solved", "close", "closed")]
            )
        );
}
