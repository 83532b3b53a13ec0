namespace RecsConsole.Engine.Workflow;

/// <summary>
/// Which states of a workflow mean that the case is solved. A hand-drawn workflow marks them; if it marks none, they are its terminal
/// states. In a mined one, a state that nearly always comes right before the end, and before most ends, is the solution, and what follows
/// is paperwork: "Resolved" before "Closed".
/// </summary>
internal static class SolvedStates
{
    // percentages: of the observed exits from a solved state that must lead to the end, and of all entries into the end that must come from
    // it
    private const int EndsFrom = 80;
    private const int EndsThrough = 50;

    // in a log of shorter cases what comes right before the end is the work itself
    private const int MinSteps = 4;

    public static HashSet<string> Of(WorkflowDefinition definition)
    {
        var declared = Keys(definition.States.Where(state => state.Solved == true));
        return declared.Count > 0 ? declared : Observed(definition);
    }

    private static HashSet<string> Observed(WorkflowDefinition definition)
    {
        var terminal = Keys(definition.States.Where(state => state.Terminal));
        if (StepsOfACase(definition) < MinSteps)
        {
            return terminal;
        }

        var onward = definition.Transitions.Where(each => !terminal.Contains(each.From) && each.ObservedCount > 0).ToList();
        var ends = onward.Where(each => terminal.Contains(each.To)).ToList();
        var all = ends.Sum(each => (long)each.ObservedCount);
        var waiting = Keys(definition.States.Where(state => state.Waiting));
        return
        [
            .. terminal,
            .. ends.GroupBy(each => each.From, StringComparer.Ordinal)
                .Select(group => (State: group.Key, Ended: group.Sum(each => (long)each.ObservedCount)))
                .Where(each => !waiting.Contains(each.State) && each.Ended * 100 >= all * EndsThrough)
                .Where(each => each.Ended * 100 >= OutOf(onward, each.State) * EndsFrom)
                .Select(each => each.State),
        ];
    }

    private static long StepsOfACase(WorkflowDefinition definition)
    {
        var begun = definition.Transitions.Where(each => string.Equals(each.From, definition.InitialState, StringComparison.Ordinal));
        return definition.Transitions.Sum(each => (long)each.ObservedCount) / Math.Max(1, begun.Sum(each => (long)each.ObservedCount));
    }

    // staying in a state is not an exit
    private static long OutOf(List<WorkflowTransition> onward, string state) =>
        onward
            .Where(each =>
                string.Equals(each.From, state, StringComparison.Ordinal) && !string.Equals(each.To, state, StringComparison.Ordinal)
            )
            .Sum(each => (long)each.ObservedCount);

    private static HashSet<string> Keys(IEnumerable<WorkflowState> states) =>
        states.Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
}
