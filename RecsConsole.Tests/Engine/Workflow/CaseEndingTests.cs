using RecsConsole.Casework;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Workflow;

/// <summary>One definition of when a case ended well, and of which states count as solved.</summary>
public sealed class CaseEndingTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, null, false, true)]
    [InlineData(15, null, false, false)] // without a deadline, within two weeks
    [InlineData(15, true, false, true)] // with a deadline, the deadline alone counts
    [InlineData(3, false, false, false)]
    [InlineData(3, true, true, false)] // reopened
    [InlineData(null, null, false, false)] // never solved
    public void A_case_ended_well_when_it_was_solved_in_time_and_stayed_solved(int? days, bool? met, bool cameBack, bool isGood) =>
        new CaseEnding(days is { } found ? TimeSpan.FromDays(found) : null, met, cameBack).IsGood.ShouldBe(isGood);

    [Theory]
    [InlineData("brightline", "resolved", "closed")]
    [InlineData("orchard", "decided", "filed")]
    public void A_drawn_workflow_says_what_is_solved_and_an_end_alone_is_none(string tenant, string solved, string end)
    {
        var machine = new StateMachine(DemoWorkflowDefinition.Build(DemoContentLoader.Load(tenant), 1));

        machine.IsSolved(solved).ShouldBeTrue();
        machine.IsSolved(end).ShouldBeFalse();
        var givenUp = Course(machine, ("work", "work"), ("end", end));
        givenUp.Solutions.ShouldBeEmpty();
        (givenUp.UnsolvedBy(s_start.AddDays(1)), givenUp.UnsolvedBy(s_start.AddDays(9))).ShouldBe((null, s_start.AddDays(2)));
        var solution = Course(machine, ("decide", solved), ("end", end)).Solutions.ShouldHaveSingleItem();
        (solution.Activity, solution.EndedAt).ShouldBe(("decide", s_start.AddDays(2)));
        Course(machine, ("decide", solved), ("end", end)).Unsolved.ShouldBeEmpty();
        Course(machine, ("end", end), ("work", "work")).UnsolvedBy(s_start.AddDays(9)).ShouldBeNull("it was opened again");
    }

    [Fact]
    public void In_a_log_what_nearly_always_comes_right_before_the_end_is_solved()
    {
        string[][] cases =
        [
            .. Enumerable.Repeat<string[]>(["open", "work", "resolved", "closed"], 9),
            ["open", "work", "closed"],
            ["open", "work", "resolved", "work", "resolved", "closed"],
        ];

        var machine = new StateMachine(WorkflowMiner.Mine("log", 1, cases).Definition);

        machine.Definition.States.Select(state => state.Key).Where(machine.IsSolved).ShouldBe(["closed", "resolved"]);
    }

    [Fact]
    public void A_deadline_that_had_passed_says_nothing_about_what_was_done_after_it()
    {
        var solution = new CaseSolution(s_start.AddDays(5), null, "fix");

        solution.EndingFrom(s_start, s_start.AddDays(2), EndingRules.Usual).IsGood.ShouldBeFalse();
        solution.EndingFrom(s_start.AddDays(3), s_start.AddDays(2), EndingRules.Usual).IsGood.ShouldBeTrue();
    }

    private static CaseOutcome Course(StateMachine machine, params (string Activity, string To)[] steps) =>
        CaseOutcome.From(steps.Select((step, i) => new CourseStep(step.Activity, null, s_start.AddDays(i + 1), step.To)), machine);
}
