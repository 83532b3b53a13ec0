namespace RecsConsole.Engine.Workflow;

/// <summary>Finds what is wrong with a workflow definition.</summary>
internal static class WorkflowProblems
{
    /// <summary>Problems that make a definition ambiguous or unusable.</summary>
    public static IEnumerable<string> Contradictions(WorkflowDefinition definition)
    {
        var states = Keys(definition);
        foreach (var state in Repeated(definition.States.Select(state => state.Key)))
        {
            yield return $"State '{state}' is defined twice.";
        }

        if (!states.Contains(definition.InitialState))
        {
            yield return $"The initial state '{definition.InitialState}' is not defined.";
        }

        foreach (var transition in definition.Transitions)
        {
            foreach (var state in new[] { transition.From, transition.To }.Where(key => !states.Contains(key)))
            {
                yield return $"Action '{transition.ActionKey}' uses the state '{state}', which is not defined.";
            }
        }

        var pairs = definition.Transitions.Select(each => $"'{each.ActionKey}' in state '{each.From}'");
        foreach (var pair in Repeated(pairs))
        {
            yield return $"Action {pair} has two transitions.";
        }
    }

    /// <summary>States where a case would get stuck, or that it could never reach.</summary>
    public static IEnumerable<string> Gaps(WorkflowDefinition definition)
    {
        var reached = Reached(definition);
        foreach (var state in definition.States.Where(state => !reached.Contains(state.Key)))
        {
            yield return $"State '{state.Key}' cannot be reached.";
        }

        var terminal = definition.States.Where(state => state.Terminal).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        if (terminal.Count == 0)
        {
            yield return "No state is terminal, so no case can end.";
        }

        // out of an end leads a reopening; what a log shows after an end may be paperwork, and is no mistake of whoever drew the workflow
        foreach (
            var transition in definition.Transitions.Where(each =>
                terminal.Contains(each.From) && terminal.Contains(each.To) && each.ObservedCount == 0
            )
        )
        {
            yield return $"Terminal state '{transition.From}' allows the action '{transition.ActionKey}', which does not open the case again.";
        }
    }

    private static HashSet<string> Reached(WorkflowDefinition definition)
    {
        var exits = definition.Transitions.ToLookup(each => each.From, StringComparer.Ordinal);
        HashSet<string> reached = new(StringComparer.Ordinal) { definition.InitialState };
        Queue<string> open = new(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in exits[state].Select(each => each.To).Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    private static HashSet<string> Keys(WorkflowDefinition definition) =>
        definition.States.Select(state => state.Key).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Repeated(IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
}
