namespace RecsConsole.Engine.Workflow;

/// <summary>Finds the problems of a workflow definition.</summary>
internal static class WorkflowProblems
{
    /// <summary>Problems that make a definition ambiguous or unusable.</summary>
    public static IEnumerable<WorkflowProblem> Contradictions(WorkflowDefinition definition)
    {
        var states = Keys(definition);
        foreach (var state in Repeated(definition.States.Select(state => state.Key)))
        {
            yield return new(WorkflowProblemKind.StateTwice, state);
        }

        if (!states.Contains(definition.InitialState))
        {
            yield return new(WorkflowProblemKind.InitialUnknown, definition.InitialState);
        }

        foreach (var transition in definition.Transitions)
        {
            foreach (var state in new[] { transition.From, transition.To }.Where(key => !states.Contains(key)))
            {
                yield return new(WorkflowProblemKind.StateUnknown, state, transition.ActionKey);
            }
        }

        foreach (var (state, action) in Repeated(definition.Transitions.Select(each => (each.From, each.ActionKey))))
        {
            yield return new(WorkflowProblemKind.StepTwice, state, action);
        }
    }

    /// <summary>Unreachable states, and problems with the end of cases.</summary>
    public static IEnumerable<WorkflowProblem> Gaps(WorkflowDefinition definition)
    {
        var reached = Reached(definition);
        foreach (var state in definition.States.Where(state => !reached.Contains(state.Key)))
        {
            yield return new(WorkflowProblemKind.Unreachable, state.Key);
        }

        var terminal = definition.States.Where(state => state.Terminal).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        if (terminal.Count == 0)
        {
            yield return new(WorkflowProblemKind.NoEnd, "");
        }

        // a step out of an end is a reopening; an observed step between ends may be paperwork, not a mistake in the drawing
        foreach (
            var transition in definition.Transitions.Where(each =>
                terminal.Contains(each.From) && terminal.Contains(each.To) && each.ObservedCount == 0
            )
        )
        {
            yield return new(WorkflowProblemKind.PastTheEnd, transition.From, transition.ActionKey);
        }
    }

    /// <summary>Reachable states from which a case can never end; empty when no state is terminal, which is reported separately.</summary>
    public static IEnumerable<WorkflowProblem> DeadEnds(WorkflowDefinition definition)
    {
        var entries = definition.Transitions.ToLookup(each => each.To, each => each.From, StringComparer.Ordinal);
        var ends = definition.States.Where(state => state.Terminal).Select(state => state.Key).ToList();
        var canEnd = Spread(ends, state => entries[state]);
        var reached = Reached(definition);
        return ends.Count == 0
            ? []
            : definition
                .States.Where(state => reached.Contains(state.Key) && !canEnd.Contains(state.Key))
                .Select(state => new WorkflowProblem(WorkflowProblemKind.DeadEnd, state.Key));
    }

    private static HashSet<string> Reached(WorkflowDefinition definition)
    {
        var exits = definition.Transitions.ToLookup(each => each.From, each => each.To, StringComparer.Ordinal);
        return Spread([definition.InitialState], state => exits[state]);
    }

    private static HashSet<string> Spread(IEnumerable<string> from, Func<string, IEnumerable<string>> nextOf)
    {
        HashSet<string> reached = new(from, StringComparer.Ordinal);
        Queue<string> open = new(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in nextOf(state).Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    private static HashSet<string> Keys(WorkflowDefinition definition) =>
        definition.States.Select(state => state.Key).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> keys) =>
        keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key);
}
