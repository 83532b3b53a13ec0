using RecsConsole.Engine.Solutions;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Solutions;

/// <summary>What solves a case is learned by issue type and by the signs of the case, and recent cases count more.</summary>
public sealed class SolutionTrainerTests
{
    private static readonly string[] s_actions = ["fix", "reset", "explain"];
    private static readonly string[] s_words = ["certificate", "password", "manual"];
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Too_few_solved_cases_make_no_model()
    {
        SolutionTrainer.Learn(Cases(SolutionTrainer.MinCases - 1, _ => ("fix", "a"))).ShouldBeNull();
        SolutionTrainer.Learn(Cases(SolutionTrainer.MinCases, _ => ("fix", "a"))).ShouldNotBeNull();
    }

    [Fact]
    public void What_a_case_shows_tells_its_solution_where_later_cases_confirm_it()
    {
        var model = SolutionTrainer.Learn(
            Cases(
                240,
                i =>
                    (i % 3) switch
                    {
                        0 => ("fix", "certificate expired"),
                        1 => ("reset", "password lost"),
                        _ => ("explain", "how to"),
                    }
            )
        )!;

        model.ReadsSigns.ShouldBeTrue();
        Best(model, "the certificate is wrong").ShouldBe("fix");
        Best(model, "lost my password").ShouldBe("reset");
        Chance(model, "the certificate is wrong", "fix").ShouldBeGreaterThan(800_000);
    }

    [Fact]
    public void Words_that_say_nothing_are_left_out()
    {
        // in the earlier cases each word goes with one solution, in the later ones with another
        var model = SolutionTrainer.Learn(Cases(240, i => (s_actions[(i + (i < 180 ? 0 : 1)) % 3], s_words[i % 3])))!;

        model.ReadsSigns.ShouldBeFalse();
    }

    [Fact]
    public void Lately_counts_more()
    {
        var model = SolutionTrainer.Learn(Cases(400, i => (i < 200 ? "old" : "new", ""), daysBetween: 5))!;

        Chance(model, "", "new").ShouldBeGreaterThan(800_000);
    }

    [Fact]
    public void A_word_of_three_cases_counts()
    {
        var model = SolutionTrainer.Learn(Cases(240, i => i is 0 or 3 or 6 ? ("explain", "tablet") : (s_actions[i % 3], s_words[i % 3])))!;

        Best(model, "the tablet").ShouldBe("explain");
        Chance(model, "the tablet", "explain").ShouldBeGreaterThan(500_000);
    }

    [Fact]
    public void The_only_case_of_an_issue_type_weighs_less_than_all_others()
    {
        var model = SolutionTrainer.Learn(
            Cases(100, i => (i == 50 ? "reset" : "fix", ""))
                .Select(each => each.Step.Action == "reset" ? each with { IssueType = "export" } : each)
        )!;

        model.Read("export", "portal", [], _ => true)!.Steps[0].Action.ShouldBe("fix");
    }

    [Fact]
    public void The_same_cases_in_another_order_teach_the_same()
    {
        var cases = Cases(120, i => i % 3 == 0 ? ("fix", "certificate") : ("reset", "password")).ToList();

        Chance(SolutionTrainer.Learn(Enumerable.Reverse(cases))!, "certificate", "fix")
            .ShouldBe(Chance(SolutionTrainer.Learn(cases)!, "certificate", "fix"));
    }

    [Fact]
    public void An_inference_is_believed_as_far_as_it_agreed_with_what_was_told()
    {
        SolutionTrainer
            .Certainty([.. Cases(8, _ => ("fix", "")).Select((each, i) => each with { Step = new("fix", i < 6 ? "fix" : "other") })])
            .ShouldBe(0.7);
        SolutionTrainer.Certainty([.. Cases(8, _ => ("fix", ""))]).ShouldBe(0.5);
    }

    [Fact]
    public void A_chance_after_a_failed_attempt_is_as_large_as_later_cases_show()
    {
        // the model expects a reset when the fix fails, and those cases needed an explanation
        var cases = Cases(
                2_000,
                i =>
                    (
                        i % 10 < 7 ? "fix"
                        : i % 10 < 9 ? "reset"
                        : "explain",
                        ""
                    )
            )
            .ToList();
        var failing = cases.Select((each, i) => i % 10 == 9 ? each with { Tried = ["ask", "fix"] } : each);

        SharesLeft(failing)
            .ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                shares => shares[0].ShouldBeInRange(500_000, 620_000),
                shares => shares.Skip(1).ShouldAllBe(share => share == 1_000_000)
            );
        SharesLeft(cases).ShouldBeNull();
    }

    [Fact]
    public void A_chance_grows_where_the_next_best_step_solves_what_the_best_did_not()
    {
        var cases = Cases(2_000, i => (i % 10 < 7 ? "fix" : "reset", ""))
            .Select(each => each.Step.Action is "reset" ? each with { Tried = ["fix"] } : each);

        // of the 120 later cases that the fix did not solve, the model expects a reset in 36, and 120 had one
        SharesLeft(cases).ShouldNotBeNull()[0].ShouldBeInRange(2_600_000, 3_000_000);
    }

    private static IReadOnlyList<long>? SharesLeft(IEnumerable<SolvedCase> cases) =>
        SolutionTrainer.Learn(cases)!.Read("login", "portal", [], _ => true)!.AfterFailed;

    private static string Best(SolutionModel model, string text) => Read(model, text)[0].Action;

    private static long Chance(SolutionModel model, string text, string action) =>
        Read(model, text).Single(each => each.Action == action).Chance;

    private static IReadOnlyList<RecsConsole.Engine.Snapshots.SolutionChance> Read(SolutionModel model, string text) =>
        model.Read("login", "portal", CaseSigns.Of(text, "", []), _ => true)!.Steps;

    private static IEnumerable<SolvedCase> Cases(int count, Func<int, (string Action, string Text)> of, double daysBetween = 0.5) =>
        Enumerable
            .Range(0, count)
            .Select(i => new SolvedCase(
                "ticket",
                "login",
                "portal",
                s_start.AddDays(i * daysBetween),
                new SolvingStep(null, of(i).Action),
                CaseSigns.Of(of(i).Text, "", [])
            ));
}
