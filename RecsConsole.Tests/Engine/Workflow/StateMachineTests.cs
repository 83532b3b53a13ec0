using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Workflow;

public sealed class StateMachineTests
{
    private static readonly WorkflowDefinition Ticket = new(
        "ticket",
        Version: 1,
        InitialState: "new",
        [new("new", false, false), new("open", false, false), new("asked", false, true), new("closed", true, false)],
        [
            new("new", "assign", "open"),
            new("new", "close", "closed"),
            new("open", "note", "open"),
            new("open", "ask", "asked"),
            new("open", "close", "closed"),
            new("asked", "remind", "asked", ObservedCount: 12),
            new("asked", "answer", "open", ObservedCount: 40),
        ]
    );

    // one row per state, one column per action; - means forbidden
    public static TheoryData<string, string, string?> Table()
    {
        string[] actions = ["assign", "note", "ask", "remind", "answer", "close", "unknown"];
        Dictionary<string, string> rows = new()
        {
            ["new"] = "open - - - - closed -",
            ["open"] = "- open asked - - closed -",
            ["asked"] = "- - - asked open - -",
            ["closed"] = "- - - - - - -",
            ["nowhere"] = "- - - - - - -",
        };
        TheoryData<string, string, string?> data = [];
        foreach (var (state, row) in rows)
        {
            foreach (var (action, next) in actions.Zip(row.Split(' ')))
            {
                data.Add(state, action, string.Equals(next, "-", StringComparison.Ordinal) ? null : next);
            }
        }

        return data;
    }

    [Theory]
    [InlineData("new", "asked", "closed", "new", "open")]
    [InlineData("asked", "asked", "closed", "open")]
    [InlineData("closed", "closed")]
    [InlineData("nowhere", "nowhere")]
    public void Every_state_that_steps_lead_to_can_be_reached(string from, params string[] reached) =>
        new StateMachine(Ticket).ReachableFrom(from).Order(StringComparer.Ordinal).ShouldBe(reached);

    [Theory]
    [MemberData(nameof(Table))]
    [Trait("Req", "R19")]
    public void Every_pair_of_state_and_action_is_as_in_the_table(string state, string action, string? next)
    {
        var machine = new StateMachine(Ticket);

        machine.Next(state, action).ShouldBe(next);
        machine.IsAllowed(state, action).ShouldBe(next is not null);
        machine.AllowedActions(state).Contains(action).ShouldBe(next is not null);
    }

    [Fact]
    public void Allowed_actions_are_in_ordinal_order() =>
        new StateMachine(Ticket).AllowedActions("open").ShouldBe(["ask", "close", "note"]);

    [Fact]
    public void Terminal_states_are_known()
    {
        var machine = new StateMachine(Ticket);

        machine.IsTerminal("closed").ShouldBeTrue();
        machine.IsTerminal("open").ShouldBeFalse();
        machine.IsTerminal("nowhere").ShouldBeFalse();
    }

    [Fact]
    public void A_sound_definition_has_no_problems() => StateMachine.Validate(Ticket).ShouldBeEmpty();

    [Fact]
    public void Gaps_are_listed_but_do_not_stop_the_machine()
    {
        var definition = Ticket with
        {
            States = [.. Ticket.States, new("island", false, false)],
            Transitions = [.. Ticket.Transitions, new("closed", "reopen", "open"), new("closed", "stamp", "closed")],
        };

        StateMachine
            .Validate(definition)
            .ShouldBe([
                "State 'island' cannot be reached.",
                "Terminal state 'closed' allows the action 'stamp', which does not open the case again.",
            ]);
        new StateMachine(definition).Next("closed", "reopen").ShouldBe("open");
    }

    [Fact]
    public void A_workflow_without_an_end_is_a_problem() =>
        StateMachine
            .Validate(new("loop", 1, "a", [new("a", false, false)], [new("a", "wait", "a")]))
            .ShouldBe(["No state is terminal, so no case can end."]);

    [Fact]
    public void Contradictions_are_listed_and_refused()
    {
        var definition = new WorkflowDefinition(
            "broken",
            3,
            "start",
            [new("a", false, false), new("a", true, false)],
            [new("a", "go", "b"), new("a", "go", "a")]
        );

        StateMachine
            .Validate(definition)
            .Take(4)
            .ShouldBe([
                "State 'a' is defined twice.",
                "The initial state 'start' is not defined.",
                "Action 'go' uses the state 'b', which is not defined.",
                "Action 'go' in state 'a' has two transitions.",
            ]);
        Should.Throw<ArgumentException>(() => new StateMachine(definition)).Message.ShouldContain("broken version 3");
    }
}
