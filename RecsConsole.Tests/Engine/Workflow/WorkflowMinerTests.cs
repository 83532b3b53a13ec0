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
    public void An_activity_ends_cases_if_it_is_mostly_the_last_of_its_case()
    {
        var mined = Mine((6, "open work close"), (3, "open work close audit"), (2, "open work"));

        mined.Endings.ShouldBe(["audit", "close"], ignoreOrder: true);
        mined.Definition.States.Where(each => each.Terminal).Select(each => each.Key).ShouldBe(["audit", "close"]);
    }

    [Fact]
    public void What_happens_again_and_again_is_no_end_because_most_cases_end_with_it()
    {
        // six of fourteen cases end with an update, but nine of fifteen updates are followed by something
        var mined = Mine((6, "open update work update"), (3, "open update close"), (5, "open close"));

        mined.Endings.ShouldBe(["close"]);
        new StateMachine(mined.Definition).AllowedActions("update").ShouldBe(["close", "work"]);
    }

    [Fact]
    public void Where_nothing_is_mostly_the_last_the_most_final_activities_end_cases()
    {
        var mined = Mine((5, "open check work check work check"), (5, "open work check work"));

        mined.Endings.ShouldNotBeEmpty();
    }

    [Fact]
    public void What_follows_an_end_is_an_end_more_easily()
    {
        var mined = Mine((4, "open close"), (3, "open close note"), (4, "open note close"), (3, "open work"), (4, "open work close"));

        mined.Endings.ShouldBe(["close", "note"], ignoreOrder: true);
    }

    [Fact]
    public void What_rarely_follows_is_seldom_and_not_forbidden()
    {
        var mined = Mine((600, "open work close"), (1, "open close"), (1, "open odd work close"));

        var kept = mined.Definition.Transitions.ToDictionary(each => (each.From, each.To), each => each.ObservedCount);
        kept[("open", "work")].ShouldBe(600);
        kept[("open", "close")].ShouldBe(1);
        kept[("open", "odd")].ShouldBe(1);
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
    public void An_end_keeps_the_ways_out_of_it_that_reopened_cases_took()
    {
        var mined = Mine((9, "open close"), (1, "open close again close"));

        mined.Endings.ShouldBe(["close"]);
        new StateMachine(mined.Definition).AllowedActions("close").ShouldBe(["again"]);
        StateMachine.Validate(mined.Definition).ShouldBeEmpty("what happened is no mistake of whoever drew the workflow");
    }

    [Fact]
    public void The_workflow_forbids_no_step_of_its_own_log_and_those_of_another_by_share()
    {
        var mined = Mine((9, "open work close"), (1, "open close work"));

        mined
            .ForbiddenShare([
                ["open", "work", "close"],
                ["open", "close", "work"],
            ])
            .ShouldBe(0);
        mined
            .ForbiddenShare([
                ["open", "work", "open", "close"],
            ])
            .ShouldBe(0.25, "nobody opened again after work");
        mined.ForbiddenShare([]).ShouldBe(0);
    }

    [Fact]
    public void Waiting_is_recognised_by_its_name()
    {
        var mined = Mine((1, "open Awaiting-vendor close"));

        mined.Definition.States.Where(each => each.Waiting).Select(each => each.Key).ShouldBe(["Awaiting-vendor"]);
    }

    [Fact]
    public void What_is_told_to_end_cases_ends_them_however_often_something_else_is_the_last()
    {
        IReadOnlyList<string>[] told =
        [
            ["received", "Pending"],
            ["received", "Pending"],
            ["received", "Open"],
            ["received", "closed"],
        ];
        IReadOnlyList<string>[] logged =
        [
            ["open", "paid"],
        ];

        var mined = WorkflowMiner.Mine(
            "k",
            1,
            [.. told, .. logged],
            logged,
            new HashSet<string>(StringComparer.Ordinal) { "closed", "resolved" }
        );

        mined.Endings.ShouldBe(["closed", "paid"], ignoreOrder: true);
        new StateMachine(mined.Definition)
            .AllowedActions("Pending")
            .ShouldBe(["Open", "closed"], "it is not over, whatever its list shows");
        new StateMachine(mined.Definition).AllowedActions("closed").ShouldBeEmpty();
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
