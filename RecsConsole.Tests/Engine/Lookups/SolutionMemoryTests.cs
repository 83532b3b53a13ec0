using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>What solved a case, and whether a case is ready to be closed.</summary>
[Trait("Req", "R201")]
public sealed class SolutionMemoryTests
{
    [Fact]
    public void The_named_step_solved_the_case_whatever_was_done_last()
    {
        var solved = Solved(ACase().WithStep("fix").WithStep("other"), solvedBy: "fix");

        var named = solved.Remembered("fix")!;
        (named.Outcome, named.IsNamed).ShouldBe((StepOutcome.Worked, true));
        (solved.OutcomeOf("other"), solved.OutcomeOf("close")).ShouldBe((StepOutcome.Done, StepOutcome.Done));
    }

    [Fact]
    public void A_step_that_was_never_done_is_not_what_solved_it() =>
        Solved(ACase().WithStep("fix"), solvedBy: "other").Remembered("fix")!.IsNamed.ShouldBeFalse();

    [Fact]
    public void Paperwork_on_a_solved_case_leaves_the_solution_as_it_was_named()
    {
        var desk = ACase().WithAction("archive", "close", from: "closed", to: "closed");
        var archived = Solved(desk.WithStep("fix").WithStep("other"), solvedBy: "fix").WithStep("archive", "closed", "closed");

        archived.OutcomeOf("fix").ShouldBe(StepOutcome.Worked);
    }

    [Theory]
    [InlineData("compliance")]
    [InlineData("assign")]
    [InlineData("escalate")]
    [InlineData("investigate")]
    [InlineData("communicate")]
    public void If_nobody_names_it_what_was_done_about_the_problem_solved_it(string kind)
    {
        var solved = Solved(ACase().WithAction("later", kind).WithStep("fix").WithStep("later"));

        (solved.OutcomeOf("fix"), solved.OutcomeOf("later")).ShouldBe((StepOutcome.Worked, StepOutcome.Done));
    }

    [Fact]
    public void Looking_into_it_solved_it_where_nothing_else_was_done() =>
        Solved(ACase().WithStep("look").WithStep("ask")).OutcomeOf("look").ShouldBe(StepOutcome.Worked);

    [Theory]
    [InlineData("work", null, "take")]
    [InlineData("activity", null, null)]
    [InlineData("activity", "take", "take")]
    public void What_came_before_the_end_in_a_log_is_told_as_the_solution_only_if_somebody_named_it(
        string kind,
        string? named,
        string? told
    )
    {
        var solved = Solved(ASnapshot().WithAction("take", kind).WithAction("close", "close").WithStep("take"), named);

        solved.Memory().Solution?.Action.ShouldBe(told);
        (solved.Memory().Solution is null).ShouldBe(told is null);
    }

    [Fact]
    public void A_reopening_tells_of_the_step_that_was_named_and_not_of_the_last_one()
    {
        var reopened = ACase()
            .WithStep("fix")
            .WithStep("other")
            .WithStep("close", "open", "closed", solvedBy: "fix")
            .WithStep("reopened", "closed", "open");

        (reopened.OutcomeOf("fix"), reopened.OutcomeOf("other")).ShouldBe((StepOutcome.Reopened, StepOutcome.Done));
        reopened.Remembered("fix")!.IsNamed.ShouldBeFalse();
        var again = Solved(reopened.WithStep("other"));
        (again.OutcomeOf("fix"), again.OutcomeOf("other")).ShouldBe((StepOutcome.Reopened, StepOutcome.Worked));
    }

    [Fact]
    public void A_case_is_set_back_until_something_is_done_about_the_problem_again()
    {
        ACase().WithStep("fix").Memory().IsSetBack.ShouldBeFalse();
        ACase().WithFailed("fix").Memory().IsSetBack.ShouldBeTrue();
        ACase().WithFailed("fix").WithStep("look").WithStep("ask").Memory().IsSetBack.ShouldBeTrue("the problem is still there");
        ACase().WithFailed("fix").WithStep("other").Memory().IsSetBack.ShouldBeFalse();
        ACase().WithStep("fix").WithReopening("close", "reopened").Memory().IsSetBack.ShouldBeTrue();
        Solved(ACase().WithFailed("fix")).Memory().IsSetBack.ShouldBeFalse("somebody knew better");
        ACase().WithStep("ask", "open", "waiting").WithStep("replied", "waiting", "open").Memory().IsSetBack.ShouldBeFalse();
    }

    [Fact]
    public void Activities_of_a_log_set_no_case_back() =>
        ASnapshot().WithAction("work", "activity").WithFailed("work").Memory().IsSetBack.ShouldBeFalse();

    [Fact]
    public void While_a_case_is_set_back_what_closes_it_has_no_place_unless_required()
    {
        SnapshotBuilder Case() => ACase().WithSimilarCases(30, "close");
        Case().Open().Slate(SlateKind.Action).Ids()[0].ShouldBe("close");

        var slate = Case().WithFailed("fix").Open().Slate(SlateKind.Action);

        slate.Ids().ShouldNotBeEmpty();
        slate.Ids().ShouldNotContain("close");
        var required = Case().WithPolicy("P-1", requires: ["close"]).WithFailed("fix").Open().Slate(SlateKind.Action);
        required.Ids()[0].ShouldBe("close");
        Case().WithFailed("fix").WithStep("other").Open().Slate(SlateKind.Action).Ids()[0].ShouldBe("close");
    }

    [Fact]
    public void What_closes_a_case_stays_where_there_is_nothing_else() =>
        ASnapshot()
            .WithAction("fix")
            .WithAction("close", "close")
            .WithFailed("fix")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .ShouldBe(["close"]);

    private static SnapshotBuilder Solved(SnapshotBuilder builder, string? solvedBy = null) =>
        builder.WithCase(it => it with { State = "closed" }).WithStep("close", "open", "closed", solvedBy);

    private static SnapshotBuilder ACase() =>
        ASnapshot()
            .WithAction("fix")
            .WithAction("other")
            .WithAction("look", "investigate")
            .WithAction("ask", "communicate")
            .WithAction("close", "close");
}
