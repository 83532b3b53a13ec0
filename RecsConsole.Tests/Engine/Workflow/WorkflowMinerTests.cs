using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Workflow;

public sealed class WorkflowMinerTests
{
    [Fact]
    public void Transitions_and_their_counts_are_those_of_the_log()
    {
        var mined = Mine((1, "open check close"), (1, "open close"));

        mined.Definition.InitialState.ShouldBe("start");
        mined
            .Definition.Transitions.Select(each => (each.From, each.ActionKey, each.To, each.ObservedCount))
            .ShouldBe(
                [
                    ("check", "close", "close", 1),
                    ("open", "check", "check", 1),
                    ("open", "close", "close", 1),
                    ("start", "open", "open", 2),
                ],
                ignoreOrder: true
            );
        StateMachine.Validate(mined.Definition).ShouldBeEmpty();
    }

    [Fact]
    public void An_activity_ends_cases_if_most_of_its_cases_end_with_it()
    {
        var mined = Mine((6, "open work close"), (3, "open work close audit"), (2, "open work"));

        mined.Endings.ShouldBe(["audit", "close"], ignoreOrder: true);
        mined.Definition.States.Where(each => each.Terminal).Select(each => each.Key).ShouldBe(["audit", "close"]);
    }

    [Fact]
    public void What_follows_an_end_is_an_end_more_easily()
    {
        var mined = Mine((4, "open close"), (3, "open close note"), (4, "open note close"), (3, "open work"), (4, "open work close"));

        mined.Endings.ShouldBe(["close", "note"], ignoreOrder: true);
    }

    [Fact]
    public void What_rarely_follows_is_left_out_but_every_state_keeps_a_way_in_and_out()
    {
        var mined = Mine((600, "open work close"), (1, "open close"), (1, "open odd work close"));

        var kept = mined.Definition.Transitions.Select(each => (each.From, each.To)).ToList();
        kept.ShouldNotContain(("open", "close"));
        kept.ShouldContain(("open", "odd"));
        kept.ShouldContain(("odd", "work"));
        StateMachine.Validate(mined.Definition).ShouldBeEmpty();
    }

    [Fact]
    public void The_start_has_a_name_of_its_own()
    {
        var mined = Mine((1, "start close"));

        mined.Definition.InitialState.ShouldBe("(start)");
        StateMachine.Validate(mined.Definition).ShouldBeEmpty();
    }

    [Fact]
    public void A_state_that_only_a_reopened_case_gets_to_is_kept_and_reported()
    {
        var mined = Mine((9, "open close"), (1, "open close again close"));

        mined.Definition.States.ShouldContain(each => each.Key == "again");
        StateMachine.Validate(mined.Definition).ShouldBe(["State 'again' cannot be reached."]);
        new StateMachine(mined.Definition).AllowedActions("close").ShouldBeEmpty();
    }

    [Fact]
    public void Waiting_is_recognised_by_its_name_and_the_thresholds_are_stated()
    {
        var mined = Mine((1, "open Awaiting-vendor close"));

        mined.Definition.States.Where(each => each.Waiting).Select(each => each.Key).ShouldBe(["Awaiting-vendor"]);
        mined.Origin.ShouldContain("0.5 %");
        mined.Origin.ShouldContain("more than half");
        mined.Origin.Length.ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public void The_order_of_the_cases_does_not_matter()
    {
        IReadOnlyList<string>[] cases =
        [
            ["a", "b", "c"],
            ["a", "c"],
            ["b", "c", "a", "c"],
        ];

        var mined = WorkflowMiner.Mine("k", 1, cases);
        var reversed = WorkflowMiner.Mine("k", 1, [.. cases.Reverse()]);

        reversed.Definition.Transitions.ShouldBe(mined.Definition.Transitions);
        reversed.Definition.States.ShouldBe(mined.Definition.States);
    }

    private static MinedWorkflow Mine(params (int Times, string Activities)[] cases) =>
        WorkflowMiner.Mine(
            "imported",
            1,
            [.. cases.SelectMany(each => Enumerable.Repeat<IReadOnlyList<string>>(each.Activities.Split(' '), each.Times))]
        );
}
