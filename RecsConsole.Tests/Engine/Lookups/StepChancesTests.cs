using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Lookups;

/// <summary>
/// The chance that a step helps: rates from wide to narrow groups of cases, and readiness for steps that only close a case.
/// </summary>
public sealed class StepChancesTests
{
    [Fact]
    public void Without_a_history_there_is_none() => ChancesOf(new HistoryFacts(), "fix").ShouldBeNull();

    [Fact]
    public void An_action_that_ended_well_more_often_than_others_there_has_the_better_chance()
    {
        var history = History(new ActionChance("fix", new(100, 90), new(50, 45)), new ActionChance("other", new(100, 50), new(50, 20)));

        var (fix, other, unknown) = (ChancesOf(history, "fix"), ChancesOf(history, "other"), ChancesOf(history, "never done"));

        fix!.Value.ShouldBeGreaterThan(unknown!.Value);
        unknown.Value.ShouldBeGreaterThan(other!.Value);
        unknown.Value.ShouldBeInRange(600_000, 800_000);
    }

    [Fact]
    public void An_action_that_nobody_took_there_has_the_chance_of_the_others_and_is_not_counted()
    {
        var history = History(new ActionChance("fix", new(100, 50), new(50, 20)));
        var snapshot = ASnapshot().WithAction("fix").WithAction("other").WithAction("close", "close").WithHistory(_ => history).Build();
        var chances = SnapshotIndex.From(snapshot).Chances;

        chances.Of("other").ShouldBe(chances.Usual);
        chances.IsCounted("other").ShouldBe(false);
        chances.IsCounted("fix").ShouldBe(true);
        chances.IsCounted("close").ShouldBe(true, "how often cases are closed here is counted");
        SnapshotIndex.From(ASnapshot().Build()).Chances.IsCounted("fix").ShouldBeNull();
    }

    [Fact]
    public void An_action_that_was_taken_in_the_state_only_at_other_times_has_the_chance_of_those_compared_with_what_was_usual_then()
    {
        ActionChance Late(int good) => new("fix", default, default) { Ever = new(100, good), Expected = 300_000 };

        var usual = ChancesOf(History(), "fix")!.Value;

        ChancesOf(History(Late(30)), "fix").ShouldBe(usual, "as good as all steps of those times");
        ChancesOf(History(Late(60)), "fix")!.Value.ShouldBeGreaterThan(usual + 50_000);
        ChancesOf(History(Late(5)), "fix")!.Value.ShouldBeLessThan(usual - 50_000);
    }

    [Theory]
    [InlineData(16, 944_444)] // 17 of 18
    [InlineData(2_000, 975_000)] // what the steps say
    public void Few_cases_allow_no_sure_chance_however_many_steps_they_had(int cases, long most)
    {
        StepTally all = new(200, 200);
        var facts = new ChanceFacts(all, all, all, [new("fix", all, all)]) { OfCourse = all, Overall = all };

        var chance = ChancesOf(new() { Chances = facts with { Cases = cases } }, "fix")!.Value;

        chance.ShouldBeInRange(most, most == 944_444 ? most : 1_000_000);
    }

    [Fact]
    public void Few_cases_change_it_little()
    {
        var often = ChancesOf(History(new ActionChance("fix", new(100, 0), new(0, 0))), "fix");
        var once = ChancesOf(History(new ActionChance("fix", new(1, 0), new(0, 0))), "fix");

        once!.Value.ShouldBeGreaterThan(often!.Value + 400_000);
    }

    [Fact]
    public void What_closes_a_solved_case_needs_no_readiness_and_elsewhere_it_does()
    {
        var history = History(new ActionChance("close", new(100, 90), new(50, 45))) with
        {
            Forecast = new("model", [new("close", 100_000)]),
        };
        SnapshotBuilder Case() => ASnapshot().WithAction("close", "close").WithHistory(_ => history);

        var early = SnapshotIndex.From(Case().Build()).Chances.Of("close");
        var solved = Case().Build();
        var late = SnapshotIndex
            .From(
                solved with
                {
                    Shared = solved.Shared with
                    {
                        Workflow = solved.Shared.Workflow with
                        {
                            States =
                            [
                                .. solved.Shared.Workflow.States.Select(state =>
                                    state with
                                    {
                                        Solved = state.Key == solved.Case.State ? true : null,
                                    }
                                ),
                            ],
                        },
                    },
                }
            )
            .Chances.Of("close");

        late!.Value.ShouldBeInRange((early!.Value * 10) - 10, (early.Value * 10) + 10);
    }

    [Fact]
    public void What_closes_a_case_does_not_help_while_the_problem_is_known_to_be_there()
    {
        var history = History(new ActionChance("close", new(100, 90), new(50, 45))) with
        {
            Forecast = new("model", [new("close", 800_000)]),
        };
        SnapshotBuilder Case() => ASnapshot().WithAction("fix").WithAction("close", "close").WithHistory(_ => history);

        SnapshotIndex.From(Case().Build()).Chances.Of("close")!.Value.ShouldBePositive();
        SnapshotIndex.From(Case().WithFailed("fix").Build()).Chances.Of("close").ShouldBe(0L);
    }

    [Fact]
    public void A_calibration_turns_the_chance()
    {
        var history = History(new ActionChance("fix", new(100, 90), new(50, 45)));
        var half = history with { Chances = history.Chances! with { Calibration = new(CalibrationMap.Platt, 0, 0, []) } };

        ChancesOf(half, "fix").ShouldBe(500_000);
    }

    private static HistoryFacts History(params ActionChance[] actions) =>
        new() { Chances = new(new(1000, 700), new(200, 140), new(100, 70), actions) };

    private static long? ChancesOf(HistoryFacts history, string action)
    {
        var snapshot = ASnapshot().Build();
        var visible = snapshot.Visible with { History = history };
        return SnapshotIndex.From(snapshot with { Visible = visible }).Chances.Of(action);
    }
}
