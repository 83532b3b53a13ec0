namespace RecsConsole.Engine.Workflow;

/// <summary>Answers what a workflow definition allows; an action without a transition is forbidden.</summary>
public sealed class StateMachine
{
    private readonly Dictionary<(string State, string Action), string> _next = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _allowed;
    private readonly HashSet<string> _terminal;
    private readonly HashSet<string> _solved;
    private readonly HashSet<string> _waiting;

    /// <summary>
    /// Prepares a definition; throws for one that contradicts itself. <see cref="Validate"/> also reports milder problems.
    /// </summary>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public StateMachine(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var contradictions = WorkflowProblems.Contradictions(definition).ToList();
        if (contradictions.Count > 0)
        {
            throw new ArgumentException(
                $"Workflow {definition.Key} version {definition.Version}: {string.Join(' ', contradictions)}",
                nameof(definition)
            );
        }

        Definition = definition;
        foreach (var transition in definition.Transitions)
        {
            _next.Add((transition.From, transition.ActionKey), transition.To);
        }

        _allowed = definition
            .Transitions.GroupBy(transition => transition.From, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<string> (group) => [.. group.Select(each => each.ActionKey).Order(StringComparer.Ordinal)],
                StringComparer.Ordinal
            );
        _terminal = definition.States.Where(state => state.Terminal).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        _solved = SolvedStates.Of(definition);
        _waiting = definition.States.Where(state => state.Waiting).Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The definition it was prepared from.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>Problems of a definition, as sentences for logs; empty when there are none.</summary>
    public static IReadOnlyList<string> Validate(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return [.. WorkflowProblems.Contradictions(definition).Concat(WorkflowProblems.Gaps(definition)).Select(each => each.ToString())];
    }

    /// <summary>Whether a definition contradicts itself, so that no machine can be made of it.</summary>
    public static bool Contradicts(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return WorkflowProblems.Contradictions(definition).Any();
    }

    /// <summary>All problems that must be solved before cases follow a workflow; empty when there are none.</summary>
    public static IReadOnlyList<WorkflowProblem> ProblemsOf(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var contradictions = WorkflowProblems.Contradictions(definition).Distinct().ToList();
        return contradictions.Count > 0 ? contradictions : [.. WorkflowProblems.Gaps(definition), .. WorkflowProblems.DeadEnds(definition)];
    }

    /// <summary>Whether the state allows the action.</summary>
    public bool IsAllowed(string state, string action) => _next.ContainsKey((state, action));

    /// <summary>The state after the action; null if the action is not allowed.</summary>
    public string? Next(string state, string action) => _next.GetValueOrDefault((state, action));

    /// <summary>Whether the action takes a case in this state to its solution.</summary>
    public bool Solves(string state, string action) => Next(state, action) is { } next && IsSolved(next) && !IsSolved(state);

    /// <summary>The actions a state allows, in ordinal order; none for an unknown state.</summary>
    public IReadOnlyList<string> AllowedActions(string state) => _allowed.GetValueOrDefault(state) ?? [];

    /// <summary>The state, and every state that steps can still take a case in it to.</summary>
    public IReadOnlySet<string> ReachableFrom(string state)
    {
        HashSet<string> reached = new([state], StringComparer.Ordinal);
        Queue<string> open = new([state]);
        while (open.TryDequeue(out var from))
        {
            foreach (var next in AllowedActions(from).Select(action => Next(from, action)!).Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    /// <summary>Whether a case in this state is over.</summary>
    public bool IsTerminal(string state) => _terminal.Contains(state);

    /// <summary>Whether a case in this state waits for somebody outside.</summary>
    public bool IsWaiting(string state) => _waiting.Contains(state);

    /// <summary>
    /// Whether a case is solved on reaching this state: as the workflow marks it; otherwise in terminal states and, in a mined workflow, in
    /// states that nearly always come right before them.
    /// </summary>
    public bool IsSolved(string state) => _solved.Contains(state);
}
